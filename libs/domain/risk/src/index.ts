export type { Alert, NewAlert } from './alerts/alert';
export { AlertsDesk, AlertsService } from './alerts/alerts.service';
export { RiskAdminModule } from './risk-admin.module';
export { RiskModule } from './risk.module';
