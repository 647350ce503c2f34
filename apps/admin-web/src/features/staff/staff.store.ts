import type { Permission } from '@hearken/contracts';
import { ApiError, dataOf } from '@hearken/web-api-client';
import { defineStore } from 'pinia';
import { ref, shallowRef } from 'vue';

import { admin, api, tokens, type Answer } from './api';

/** Who is signed in at this desk and what he may do. The server checks each permission again. */
export const useStaff = defineStore('staff', () => {
  const me = shallowRef<Answer<'getMe'> | null>(null);
  /** Signed in perhaps, but nobody answers to say so. */
  const unreachable = ref(false);
  let loading: Promise<void> | undefined;

  const can = (permission: Permission): boolean => me.value?.permissions.includes(permission) ?? false;

  async function fetchMe(): Promise<void> {
    try {
      me.value = await dataOf(admin.GET('/api/v1/admin/me'));
      unreachable.value = false;
    } catch (error) {
      if (error instanceof ApiError && (error.status === 401 || error.status === 403)) tokens.set(null);
      else unreachable.value = true;
    }
  }

  /** Asks once who is signed in; again after nobody answered. */
  function load(): Promise<void> {
    if (me.value || !tokens.get()) return Promise.resolve();
    loading ??= fetchMe().finally(() => {
      loading = undefined;
    });
    return loading;
  }

  function forget(): void {
    tokens.set(null);
    me.value = null;
  }

  /** @throws ApiError FORBIDDEN when the account is not staff: nothing of the sign-in is kept then */
  async function signIn(identifier: string, password: string): Promise<void> {
    const signedIn = await dataOf(api.POST('/api/v1/auth/login', { body: { identifier, password } }));
    tokens.set(signedIn.tokens);
    try {
      me.value = await dataOf(admin.GET('/api/v1/admin/me'));
    } catch (error) {
      await signOut();
      throw error;
    }
  }

  /** Signs out here even when the server cannot be told. */
  async function signOut(): Promise<void> {
    await api.POST('/api/v1/auth/logout').catch(() => undefined);
    forget();
  }

  return { me, unreachable, can, load, signIn, signOut, forget };
});
