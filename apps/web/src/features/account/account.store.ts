import { ApiError, dataOf, type ApiOperations, type Tokens } from '@hearken/web-api-client';
import { defineStore } from 'pinia';
import { computed, ref } from 'vue';

import { api, tokens } from './api';

export type OwnAccount = ApiOperations['getMe']['responses'][200]['content']['application/json'];
type SignedIn = { account: OwnAccount; tokens: Tokens };

const storageKey = 'hearken.account';

function remembered(): OwnAccount | null {
  if (!tokens.get()) return null;
  try {
    return JSON.parse(localStorage.getItem(storageKey) ?? 'null') as OwnAccount | null;
  } catch {
    return null;
  }
}

/** Who is signed in. Remembered, so that the app opens without a network too. */
export const useAccount = defineStore('account', () => {
  const me = ref<OwnAccount | null>(remembered());
  const isCounselor = computed(() => me.value?.roles.includes('counselor') ?? false);

  function keep(account: OwnAccount | null): void {
    me.value = account;
    if (account) localStorage.setItem(storageKey, JSON.stringify(account));
    else localStorage.removeItem(storageKey);
  }

  function forget(): void {
    tokens.set(null);
    keep(null);
  }

  async function refresh(): Promise<void> {
    if (!tokens.get()) return keep(null);
    try {
      keep(await dataOf(api.GET('/api/v1/me')));
    } catch (error) {
      if (error instanceof ApiError && error.status === 401) forget();
    }
  }

  function enter({ account, tokens: fresh }: SignedIn): void {
    tokens.set(fresh);
    keep(account);
  }

  async function signIn(identifier: string, password: string): Promise<void> {
    enter(await dataOf(api.POST('/api/v1/auth/login', { body: { identifier, password } })));
  }

  async function register(body: { identifier: string; password: string; displayName: string }): Promise<void> {
    enter(await dataOf(api.POST('/api/v1/auth/register', { body })));
  }

  async function rename(displayName: string): Promise<void> {
    keep(await dataOf(api.PATCH('/api/v1/me', { body: { displayName } })));
  }

  /** Signs out here even when the server cannot be told. */
  async function signOut(): Promise<void> {
    await api.POST('/api/v1/auth/logout').catch(() => undefined);
    forget();
  }

  return { me, isCounselor, refresh, signIn, register, rename, signOut, forget };
});
