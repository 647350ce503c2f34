import { dataOf, type ApiOperations } from '@hearken/web-api-client';
import { ref, type Ref } from 'vue';

import { useAccount } from '../account/account.store';
import { api } from '../account/api';

type Current = ApiOperations['getCurrentConsents']['responses'][200]['content']['application/json'];
export type ConsentDocument = Current['documents'][number];
type Purpose = ConsentDocument['purpose'];

export interface Consents {
  documents: Ref<ConsentDocument[]>;
  /** What is ticked: nothing is ticked for anybody beforehand. */
  given: Ref<Partial<Record<Purpose, boolean>>>;
  failed: Ref<unknown>;
  load(): Promise<void>;
  save(): Promise<void>;
}

/** The texts in force and what this account said to each of them. */
export function useConsents(): Consents {
  const account = useAccount();
  const documents = ref<ConsentDocument[]>([]);
  const given = ref<Partial<Record<Purpose, boolean>>>({});
  const failed = ref<unknown>(null);

  async function load(): Promise<void> {
    failed.value = null;
    try {
      const [current, own] = await Promise.all([
        dataOf(api.GET('/api/v1/consents/current')),
        dataOf(api.GET('/api/v1/me/consents')),
      ]);
      documents.value = current.documents;
      given.value = Object.fromEntries(own.consents.map((one) => [one.purpose, one.valid && one.given === true]));
    } catch (error) {
      failed.value = error;
    }
  }

  async function save(): Promise<void> {
    const decisions = documents.value.map(({ purpose, version }) => ({
      purpose,
      version,
      given: given.value[purpose] === true,
    }));
    await dataOf(api.POST('/api/v1/me/consents', { body: { decisions } }));
    await account.refresh();
  }

  return { documents, given, failed, load, save };
}
