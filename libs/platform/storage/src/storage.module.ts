import { Module, type DynamicModule } from '@nestjs/common';

import { FileUrls } from './file-urls';
import { LocalStorage } from './local-storage';
import { ObjectStorage } from './object-storage';
import { S3Storage } from './s3-storage';
import { storageConfig, type StorageConfig } from './storage.config';

/** Provides ObjectStorage and FileUrls. Needs storageConfig, and KEY_PROVIDER of @hearken/crypto bound globally by the app. */
@Module({})
export class StorageModule {
  static forRoot(): DynamicModule {
    return {
      module: StorageModule,
      global: true,
      providers: [
        FileUrls,
        {
          provide: ObjectStorage,
          inject: [storageConfig.token, FileUrls],
          useFactory: (config: StorageConfig, urls: FileUrls) =>
            config.driver === 's3' ? new S3Storage(config.s3) : new LocalStorage(urls, config),
        },
      ],
      exports: [ObjectStorage, FileUrls],
    };
  }
}
