import { createHmac, createPrivateKey, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';

import { KEY_PROVIDER, KeyNotFoundError, type KeyProvider } from '@hearken/crypto';
import { Inject, Injectable } from '@nestjs/common';

// RFC 8410: the fixed bytes before an Ed25519 seed in PKCS #8.
const PKCS8_ED25519 = Buffer.from('302e020100300506032b657004220420', 'hex');
const SERIAL = /^sandbox-(\d{1,6})$/;

export interface SandboxSignature {
  serial: string;
  signature: string;
}

/**
 * The signing keys of the sandbox: Ed25519, one for each version of the installation's provider secret, so that the key port
 * keeps and rotates them like any other. Older versions still verify.
 */
@Injectable()
export class SandboxKeys {
  constructor(@Inject(KEY_PROVIDER) private readonly keys: KeyProvider) {}

  /** Signs `timestamp\nnonce\nbody\n` with the newest key. */
  async sign(timestamp: string, nonce: string, body: Buffer): Promise<SandboxSignature> {
    const { version, key } = await this.keys.current('provider-secrets');
    const signature = sign(null, signedBytes(timestamp, nonce, body), privateKey(key)).toString('base64');
    return { serial: `sandbox-${version}`, signature };
  }

  /** Whether the key named by `serial` made this signature; false too when there is no such key. */
  async verifies(
    { serial, signature }: SandboxSignature,
    timestamp: string,
    nonce: string,
    body: Buffer,
  ): Promise<boolean> {
    const version = SERIAL.exec(serial)?.[1];
    if (version === undefined) return false;
    const key = await this.find(Number(version));
    return (
      key !== null &&
      verify(
        null,
        signedBytes(timestamp, nonce, body),
        createPublicKey(privateKey(key)),
        Buffer.from(signature, 'base64'),
      )
    );
  }

  private async find(version: number): Promise<Buffer | null> {
    try {
      return await this.keys.byVersion('provider-secrets', version);
    } catch (error) {
      if (error instanceof KeyNotFoundError) return null;
      throw error;
    }
  }
}

function privateKey(secret: Buffer): KeyObject {
  // A purpose of its own under the same secret, so that the seed is never the bare key.
  const seed = createHmac('sha256', secret).update('hearken.sandbox-psp.ed25519.v1').digest();
  return createPrivateKey({ key: Buffer.concat([PKCS8_ED25519, seed]), format: 'der', type: 'pkcs8' });
}

function signedBytes(timestamp: string, nonce: string, body: Buffer): Buffer {
  return Buffer.concat([Buffer.from(`${timestamp}\n${nonce}\n`), body, Buffer.from('\n')]);
}
