import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';

import { KEY_PROVIDER, open, seal, sha256, type KeyProvider } from '@hearken/crypto';
import type { ConfigOf } from '@hearken/platform-config';
import { UnitOfWork } from '@hearken/platform-database';
import { Inject, Injectable } from '@nestjs/common';

import { accountsConfig } from '../accounts.config';
import type { PublicJwk, StoredSigningKey } from './signing-key';
import type { JwksResponse } from './signing-keys.dto';
import { SigningKeysRepository } from './signing-keys.repository';

/** How long a process signs on with a key that another process has retired; verifiers know retired keys for longer. */
const REMEMBER_MS = 30_000;
const CLOCKS_DIFFER_SECONDS = 60;

export interface Signer {
  kid: string;
  privateKey: KeyObject;
}

/** The key that signs access tokens. Only api has the right to read private halves. */
@Injectable()
export class SigningKeysService {
  private known: { signer: Signer; until: number } | undefined;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly keys: SigningKeysRepository,
    @Inject(KEY_PROVIDER) private readonly keyProvider: KeyProvider,
    @Inject(accountsConfig.token) private readonly config: ConfigOf<typeof accountsConfig>,
  ) {}

  /** The signing key, made on first need. Not to be called inside a unit of work: a rollback would take the key away. */
  async signer(): Promise<Signer> {
    if (this.known && this.known.until > Date.now()) return this.known.signer;
    const stored = (await this.keys.current()) ?? (await this.unitOfWork.run(() => this.createFirst()));
    const signer = { kid: stored.kid, privateKey: await this.unseal(stored) };
    this.known = { signer, until: Date.now() + REMEMBER_MS };
    return signer;
  }

  /** A new key signs from now on; tokens of the old one stay good until they expire. */
  async rotate(): Promise<string> {
    const { kid } = await this.unitOfWork.run(async () => {
      await this.keys.lock();
      const created = await this.create();
      await this.keys.retireOthers(created.kid);
      return created;
    });
    this.known = undefined;
    return kid;
  }

  /** RFC 7517 members of every key that may still verify a token; never empty. */
  async publicJwks(): Promise<JwksResponse['keys']> {
    await this.signer();
    const seconds = this.config.accessTokenSeconds + REMEMBER_MS / 1000 + CLOCKS_DIFFER_SECONDS;
    const keys = await this.keys.verifying(seconds);
    return keys.map(({ kid, publicJwk }) => ({ ...publicJwk, kid, alg: 'ES256', use: 'sig' }));
  }

  private async createFirst(): Promise<StoredSigningKey> {
    await this.keys.lock();
    return (await this.keys.current()) ?? this.create();
  }

  private async create(): Promise<StoredSigningKey> {
    const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const publicJwk = pair.publicKey.export({ format: 'jwk' }) as unknown as PublicJwk;
    const kid = thumbprint(publicJwk);
    const { version, key } = await this.keyProvider.current('token-signing');
    const stored = {
      kid,
      publicJwk,
      publicPem: pair.publicKey.export({ format: 'pem', type: 'spki' }).toString(),
      privateSealed: seal(key, pair.privateKey.export({ format: 'der', type: 'pkcs8' }), placeOf(kid, version)),
      keyVersion: version,
    };
    await this.keys.insert(stored);
    return stored;
  }

  private async unseal({ kid, privateSealed, keyVersion }: StoredSigningKey): Promise<KeyObject> {
    const key = await this.keyProvider.byVersion('token-signing', keyVersion);
    return createPrivateKey({ key: open(key, privateSealed, placeOf(kid, keyVersion)), format: 'der', type: 'pkcs8' });
  }
}

const placeOf = (kid: string, version: number) => `accounts.signing_keys\nprivate\n${kid}\n${version}`;

/** RFC 7638: the members in this order and no others. */
const thumbprint = ({ crv, kty, x, y }: PublicJwk) => sha256(JSON.stringify({ crv, kty, x, y })).toString('base64url');
