export { FileUrls, type FileGrant } from './file-urls';
export { LocalStorage } from './local-storage';
export {
  attachment,
  MAX_URL_SECONDS,
  ObjectStorage,
  type ByteRange,
  type SignUrlOptions,
  type StoredObject,
} from './object-storage';
export { S3Storage } from './s3-storage';
export { storageConfig, type StorageConfig } from './storage.config';
export { StorageModule } from './storage.module';
