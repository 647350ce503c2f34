import { dataOf, type ApiOperations } from '@hearken/web-api-client';
import { ref, type Ref } from 'vue';

import { api } from '../account/api';

export type Wallet = ApiOperations['getWallet']['responses'][200]['content']['application/json'];
export type Payment = ApiOperations['getPayment']['responses'][200]['content']['application/json'];

export const readWallet = (): Promise<Wallet> => dataOf(api.GET('/api/v1/wallet'));

/** The balance, and the sentence that says why it could not be read. */
export function useWallet(): { wallet: Ref<Wallet | null>; failed: Ref<unknown>; load(): Promise<void> } {
  const wallet = ref<Wallet | null>(null);
  const failed = ref<unknown>(null);
  async function load(): Promise<void> {
    failed.value = null;
    try {
      wallet.value = await readWallet();
    } catch (error) {
      failed.value = error;
    }
  }
  return { wallet, failed, load };
}
