/** Public half of a key as RFC 7517 writes it. */
export interface PublicJwk {
  kty: 'EC';
  crv: 'P-256';
  x: string;
  y: string;
}

export interface VerificationKey {
  kid: string;
  publicJwk: PublicJwk;
  publicPem: string;
}

/** A key with its private half sealed under the key port. */
export interface StoredSigningKey extends VerificationKey {
  privateSealed: Buffer;
  keyVersion: number;
}
