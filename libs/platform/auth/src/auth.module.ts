import { Module, type DynamicModule, type InjectionToken, type ModuleMetadata, type Provider } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';

import { AccessGuard } from './access.guard';
import { GRANTS_SOURCE, KEYS_SOURCE, REVOCATION_SOURCE } from './auth.ports';
import { JwtStrategy } from './jwt.strategy';
import { Permissions } from './permissions.service';
import { TokenVerifier } from './token-verifier';

/** Which providers implement the ports; a port left out must come from a global module under its own token. */
export interface AuthPorts {
  /** Modules that export the providers named below. */
  imports?: ModuleMetadata['imports'];
  keys?: InjectionToken;
  revocations?: InjectionToken;
  grants?: InjectionToken;
}

/** Guards every route of an app and offers the verifier to its sockets. */
@Module({})
export class AuthModule {
  static forRoot({ imports = [], keys, revocations, grants }: AuthPorts = {}): DynamicModule {
    return {
      module: AuthModule,
      global: true,
      imports,
      providers: [
        ...bind(KEYS_SOURCE, keys),
        ...bind(REVOCATION_SOURCE, revocations),
        ...bind(GRANTS_SOURCE, grants),
        TokenVerifier,
        JwtStrategy,
        Permissions,
        AccessGuard,
        { provide: APP_GUARD, useExisting: AccessGuard },
      ],
      exports: [TokenVerifier, Permissions],
    };
  }
}

function bind(port: symbol, implementation: InjectionToken | undefined): Provider[] {
  return implementation ? [{ provide: port, useExisting: implementation }] : [];
}
