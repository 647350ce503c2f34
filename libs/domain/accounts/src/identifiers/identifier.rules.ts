import { domainToASCII } from 'node:url';

export type IdentifierKind = 'email' | 'phone';

/** What one signs in with, in the one form that is compared: lower-case e-mail address or E.164 phone number. */
export interface Identifier {
  kind: IdentifierKind;
  value: string;
}

/** Reads what a person typed; null when it is neither an e-mail address nor a phone number. */
export function parseIdentifier(typed: string): Identifier | null {
  // NFKC turns full-width characters of Chinese keyboards into plain ones.
  const text = typed.normalize('NFKC').trim();
  const value = text.includes('@') ? normaliseEmail(text) : normalisePhone(text);
  return value === null ? null : { kind: text.includes('@') ? 'email' : 'phone', value };
}

/** Shows that something is there without telling it: `d***@example.com`, `+86138****5678`. */
export function mask({ kind, value }: Identifier): string {
  if (kind === 'phone') return `${value.slice(0, -8)}****${value.slice(-4)}`;
  const at = value.lastIndexOf('@');
  return `${[...value][0]}***${value.slice(at)}`;
}

function normaliseEmail(text: string): string | null {
  const at = text.lastIndexOf('@');
  const local = text.slice(0, at).toLowerCase();
  // Punycode: two spellings of one domain are one domain. Empty when it is none.
  const domain = domainToASCII(text.slice(at + 1).toLowerCase());
  const plausible = /^[^\s@"(),:;<>[\\\]\p{C}]{1,64}$/u.test(local) && /^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(domain);
  return plausible && domain.length <= 253 && !/(^\.|\.\.|\.$)/.test(local) ? `${local}@${domain}` : null;
}

/** E.164; without a country code it is a mobile number of mainland China. */
function normalisePhone(text: string): string | null {
  const digits = text.replaceAll(/[\s().-]/g, '').replace(/^00/, '+');
  if (/^1[3-9]\d{9}$/.test(digits)) return `+86${digits}`;
  if (/^861[3-9]\d{9}$/.test(digits)) return `+${digits}`;
  return /^\+[1-9]\d{7,14}$/.test(digits) ? digits : null;
}
