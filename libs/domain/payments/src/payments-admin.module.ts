import { Module } from '@nestjs/common';

import { PaymentsAdminController } from './payments/payments.admin.controller';
import { PaymentsModule } from './payments.module';

/** Routes of finance; they only read. */
@Module({ imports: [PaymentsModule], controllers: [PaymentsAdminController] })
export class PaymentsAdminModule {}
