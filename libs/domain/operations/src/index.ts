export { OperationsAdminModule } from './operations-admin.module';
