export { StatisticsAdminModule } from './statistics-admin.module';
export { StatisticsModule } from './statistics.module';
