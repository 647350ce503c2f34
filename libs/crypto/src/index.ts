export { DecryptionError, open, seal, unwrapKey, wrapKey } from './cipher';
export { chainGenesis, chainHash, constantTimeEqual, hmac, sha256 } from './digest';
export { ensureKeys, FileKeyProvider } from './file-key-provider';
export {
  KEY_PROVIDER,
  KeyNotFoundError,
  keyPurposes,
  type KeyProvider,
  type KeyPurpose,
  type KeyVersion,
} from './key-provider';
export { merkleLeaf, merkleRoot, saltedLeaf } from './merkle';
