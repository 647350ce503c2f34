import type { operations } from './generated/api';

/** What signing in and refreshing return. */
export type Tokens = operations['refresh']['responses'][200]['content']['application/json'];

/** Where tokens lie. Read before every request, so a change in another tab counts at once. */
export interface TokenStore {
  get(): Tokens | null;
  set(tokens: Tokens | null): void;
}

/** Tokens that end with the page or process. */
export function memoryTokenStore(initial: Tokens | null = null): TokenStore {
  let tokens = initial;
  return {
    get: () => tokens,
    set: (next) => {
      tokens = next;
    },
  };
}

interface KeyValueStorage {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

/** Tokens in `localStorage`, shared by the tabs of a browser. */
export function webTokenStore(storage: KeyValueStorage, key = 'hearken.tokens'): TokenStore {
  return {
    get: () => {
      try {
        return JSON.parse(storage.getItem(key) ?? 'null') as Tokens | null;
      } catch {
        return null;
      }
    },
    set: (tokens) => (tokens ? storage.setItem(key, JSON.stringify(tokens)) : storage.removeItem(key)),
  };
}
