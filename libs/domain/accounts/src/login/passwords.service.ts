import { hash, verify, type Algorithm } from '@node-rs/argon2';

import type { ConfigOf } from '@hearken/platform-config';
import { Inject, Injectable } from '@nestjs/common';

import { accountsConfig } from '../accounts.config';

// The package declares a const enum, which cannot be read from another file's compilation.
const ARGON2ID = 2 as Algorithm.Argon2id;

/** argon2id in PHC format. */
@Injectable()
export class PasswordsService {
  private dummy: Promise<string> | undefined;

  constructor(@Inject(accountsConfig.token) private readonly config: ConfigOf<typeof accountsConfig>) {}

  hash(password: string): Promise<string> {
    const { memoryKib, passes } = this.config.argon2;
    return hash(normalise(password), { algorithm: ARGON2ID, memoryCost: memoryKib, timeCost: passes, parallelism: 1 });
  }

  /** With null it takes as long as with a hash and answers false: how long a login takes tells nothing. */
  async verify(passwordHash: string | null, password: string): Promise<boolean> {
    this.dummy ??= this.hash('nobody has this password');
    const matches = await verify(passwordHash ?? (await this.dummy), normalise(password));
    return matches && passwordHash !== null;
  }
}

/** The same characters typed on another system are the same password (NIST SP 800-63B). */
const normalise = (password: string) => password.normalize('NFKC');
