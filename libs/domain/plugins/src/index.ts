export { PluginsAdminModule } from './plugins-admin.module';
export { pluginsConfig } from './plugins.config';
export { PluginsModule } from './plugins.module';
