export type { Payment, PaymentState } from './payments/payment';
export { PaymentsService } from './payments/payments.service';
export { PaymentsAdminModule } from './payments-admin.module';
export { PaymentsApiModule } from './payments-api.module';
export { PaymentsWorkerModule } from './payments-worker.module';
export { paymentsConfig } from './payments.config';
export { PaymentsModule } from './payments.module';
export type { PaymentProvider } from './providers/payment-provider';
