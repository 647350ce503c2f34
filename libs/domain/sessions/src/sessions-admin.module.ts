import { Module } from '@nestjs/common';

import { AdminSessions } from './consultations/admin-sessions';
import { SessionsAdminController } from './consultations/sessions.admin.controller';
import { SessionsModule } from './sessions.module';

/** The staff's routes; read only. */
@Module({
  imports: [SessionsModule],
  controllers: [SessionsAdminController],
  providers: [AdminSessions],
  exports: [AdminSessions],
})
export class SessionsAdminModule {}
