import type { VerifiedToken } from './access-claims';

/** Verifying ES256 costs about as much as all the rest of a small request, and a client sends one token many times. */
const REMEMBER_MS = 60_000;
const MOST = 10_000;

interface Remembered {
  token: VerifiedToken;
  until: number;
}

/** Tokens verified a moment ago. Expiry and revocation are still checked on every use; a withdrawn key counts within a minute. */
export class VerifiedTokens {
  private readonly entries = new Map<string, Remembered>();

  constructor(private readonly now: () => number = Date.now) {}

  recall(raw: string): VerifiedToken | undefined {
    const found = this.entries.get(raw);
    if (!found) return undefined;
    const now = this.now();
    if (found.until > now && found.token.actor.tokenExpiresAt > now) return found.token;
    this.entries.delete(raw);
    return undefined;
  }

  remember(raw: string, token: VerifiedToken): void {
    // A Map iterates in the order of insertion: the first key is the oldest.
    if (this.entries.size >= MOST) this.entries.delete(this.entries.keys().next().value as string);
    this.entries.set(raw, { token, until: this.now() + REMEMBER_MS });
  }
}
