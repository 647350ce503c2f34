import { Module } from '@nestjs/common';

import { SessionsController } from './consultations/sessions.controller';
import { SessionsModule } from './sessions.module';

/** The members' routes. */
@Module({ imports: [SessionsModule], controllers: [SessionsController], exports: [SessionsModule] })
export class SessionsApiModule {}
