import { FileKeyProvider, KEY_PROVIDER } from '@hearken/crypto';
import { Global, Module } from '@nestjs/common';

import type { ConfigOf } from './define-config';
import { keysConfig } from './service.config';

/** Binds the key port for the whole app to key files; a KMS stands behind the same port. Needs `keysConfig`. */
@Global()
@Module({
  providers: [
    {
      provide: KEY_PROVIDER,
      inject: [keysConfig.token],
      useFactory: ({ dir }: ConfigOf<typeof keysConfig>) => new FileKeyProvider(dir),
    },
  ],
  exports: [KEY_PROVIDER],
})
export class KeysModule {}
