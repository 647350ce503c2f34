import { permissions } from '@hearken/contracts';
import { RequirePermission } from '@hearken/platform-auth';
import { Paged } from '@hearken/platform-http';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';

import { adminPaymentSchema, paymentsQuerySchema, toAdminPaymentResponse, type PaymentsQuery } from './payments.dto';
import { PaymentsService } from './payments.service';

@ApiTags('payments')
@Controller('payments')
export class PaymentsAdminController {
  constructor(private readonly payments: PaymentsService) {}

  @Get()
  @RequirePermission(permissions.readPayments)
  @ApiOperation({ operationId: 'listPayments', summary: 'Payments, newest first' })
  @Paged(adminPaymentSchema, { description: 'Payments that pass the filters' })
  async listPayments(@Query({ schema: paymentsQuerySchema }) query: PaymentsQuery) {
    const { items, nextCursor } = await this.payments.list(query);
    return { items: items.map(toAdminPaymentResponse), nextCursor };
  }
}
