import type { ErrorCode } from '@hearken/contracts';

export interface Texts {
  [key: string]: string | Texts;
}

/** What both locale files hold; a code of the contract without a text does not compile. */
export interface Messages extends Texts {
  error: Record<ErrorCode | 'NETWORK', string>;
}
