import { permissions } from '@hearken/contracts';
import { RequirePermission } from '@hearken/platform-auth';
import { Returns } from '@hearken/platform-http';
import { Controller, Get } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';

import { invariantsSchema, toInvariantsResponse, type InvariantsResponse } from './invariants.dto';
import { LedgerInvariants } from './ledger-invariants.service';

@ApiTags('ledger')
@Controller('ledger/invariants')
export class InvariantsAdminController {
  constructor(private readonly invariants: LedgerInvariants) {}

  @Get()
  @RequirePermission(permissions.readLedger)
  @ApiOperation({ operationId: 'checkInvariants', summary: 'Check now what must always hold' })
  @Returns(invariantsSchema, { description: 'Each invariant with what offends it' })
  async checkInvariants(): Promise<InvariantsResponse> {
    return toInvariantsResponse(await this.invariants.check());
  }
}
