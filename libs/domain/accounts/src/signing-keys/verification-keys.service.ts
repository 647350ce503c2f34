import type { VerificationKeys } from '@hearken/platform-auth';
import type { ConfigOf } from '@hearken/platform-config';
import { Inject, Injectable } from '@nestjs/common';

import { accountsConfig } from '../accounts.config';
import { SigningKeysRepository } from './signing-keys.repository';

const REFRESH_MS = 60_000;
/** Tokens with invented key ids must not become a flood of queries. */
const RELOAD_AT_MOST_EVERY_MS = 500;
/** Longer than a process may sign on with a retired key, plus clocks that differ. */
const SLACK_SECONDS = 90;

/** Public keys for every service, from memory; a new key is found when the first token names it. */
@Injectable()
export class VerificationKeysService implements VerificationKeys {
  private pems = new Map<string, string>();
  private loadedAt = 0;
  private loading: Promise<void> | undefined;

  constructor(
    private readonly keys: SigningKeysRepository,
    @Inject(accountsConfig.token) private readonly config: ConfigOf<typeof accountsConfig>,
  ) {}

  /** @throws when nobody knows the key id. */
  async publicKey(kid: string): Promise<string> {
    const age = Date.now() - this.loadedAt;
    if (age > (this.pems.has(kid) ? REFRESH_MS : RELOAD_AT_MOST_EVERY_MS)) await this.reload(kid);
    const pem = this.pems.get(kid);
    if (!pem) throw new Error('unknown key id');
    return pem;
  }

  private async reload(kid: string): Promise<void> {
    this.loading ??= this.load().finally(() => (this.loading = undefined));
    try {
      await this.loading;
    } catch (error) {
      // With the database away a key that is known goes on verifying.
      if (!this.pems.has(kid)) throw error;
    }
  }

  private async load(): Promise<void> {
    const keys = await this.keys.verifying(this.config.accessTokenSeconds + SLACK_SECONDS);
    this.pems = new Map(keys.map(({ kid, publicPem }) => [kid, publicPem]));
    this.loadedAt = Date.now();
  }
}
