import { Module, type DynamicModule } from '@nestjs/common';
import { ConfigError, type ConfigFragment, type Environment } from './define-config';

export interface ConfigOptions {
  /** What this app takes where the environment is silent, e.g. its SERVICE_NAME and PORT. */
  defaults?: Environment;
  /** Replaces `process.env`, for tests. */
  env?: Environment;
}

/** Gives every fragment's object to the whole app under the fragment's token. */
@Module({})
export class ConfigModule {
  static forRoot(fragments: ConfigFragment<unknown>[], options: ConfigOptions = {}): DynamicModule {
    const complaints: string[] = [];
    const providers = fragments.map((fragment) => {
      try {
        return { provide: fragment.token, useValue: loadConfig(fragment, options) };
      } catch (error) {
        if (!(error instanceof ConfigError)) throw error;
        complaints.push(error.message);
        return { provide: fragment.token, useValue: undefined };
      }
    });
    if (complaints.length > 0) throw new ConfigError(complaints.join('\n'));
    return { module: ConfigModule, global: true, providers, exports: providers.map(({ provide }) => provide) };
  }
}

/** Reads one fragment outside of Nest: command line, `main.ts`, migrations. */
export function loadConfig<T>(
  fragment: ConfigFragment<T>,
  { defaults = {}, env = process.env }: ConfigOptions = {},
): T {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  return fragment.load({ ...defaults, ...set });
}
