import { permissions } from '@hearken/contracts';
import { CurrentActor, RequirePermission, type Actor } from '@hearken/platform-auth';
import { Idempotent, Returns } from '@hearken/platform-http';
import { Body, Controller, Get, HttpStatus, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';

import {
  paymentParamsSchema,
  paymentSchema,
  topUpSchema,
  toPaymentResponse,
  type PaymentResponse,
  type TopUp,
} from './payments.dto';
import { PaymentsService } from './payments.service';

@ApiTags('wallet')
@Controller()
export class PaymentsController {
  constructor(private readonly payments: PaymentsService) {}

  @Post('wallet/top-ups')
  @RequirePermission(permissions.useWallet)
  // The provider is called, so the reply cannot be stored in the transaction of the effect.
  @Idempotent({ transactional: false })
  @ApiOperation({ operationId: 'startTopUp', summary: 'Start to pay money into the wallet' })
  @Returns(paymentSchema, { status: HttpStatus.CREATED, description: 'The payment; send the payer to payUrl' })
  async startTopUp(@CurrentActor() actor: Actor, @Body({ schema: topUpSchema }) body: TopUp): Promise<PaymentResponse> {
    return toPaymentResponse(await this.payments.startTopUp(actor, body));
  }

  @Get('payments/:id')
  @RequirePermission(permissions.useWallet)
  @ApiOperation({ operationId: 'getPayment', summary: 'How a payment stands' })
  @Returns(paymentSchema, { description: 'The payment' })
  async getPayment(
    @CurrentActor() actor: Actor,
    @Param({ schema: paymentParamsSchema }) { id }: { id: string },
  ): Promise<PaymentResponse> {
    return toPaymentResponse(await this.payments.find(actor, id));
  }
}
