export { PluginEntity } from './plugin.entity';
