export { ConfigModule, loadConfig, type ConfigOptions } from './config.module';
export {
  ConfigError,
  defineConfig,
  developmentDefault,
  flag,
  secret,
  type ConfigFragment,
  type ConfigOf,
  type Environment,
} from './define-config';
export { KeysModule } from './keys.module';
export { keysConfig, serviceConfig } from './service.config';
