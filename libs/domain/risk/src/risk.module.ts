import { Module } from '@nestjs/common';

import { AlertsRepository } from './alerts/alerts.repository';
import { AlertsService } from './alerts/alerts.service';

/** For those who scan messages. */
@Module({ providers: [AlertsRepository, AlertsService], exports: [AlertsService] })
export class RiskModule {}
