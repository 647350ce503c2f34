import { permissions } from '@hearken/contracts';
import { RequirePermission } from '@hearken/platform-auth';
import { Paged } from '@hearken/platform-http';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';

import {
  ledgerAccountSchema,
  ledgerAccountsQuerySchema,
  toLedgerAccountResponse,
  type LedgerAccountsQuery,
} from './ledger-accounts.dto';
import { LedgerAccountsService } from './ledger-accounts.service';

@ApiTags('ledger')
@Controller('ledger/accounts')
export class LedgerAccountsAdminController {
  constructor(private readonly accounts: LedgerAccountsService) {}

  @Get()
  @RequirePermission(permissions.readLedger)
  @ApiOperation({ operationId: 'listLedgerAccounts', summary: 'Accounts with their balances, by name' })
  @Paged(ledgerAccountSchema, { description: 'Accounts that pass the filters' })
  async listLedgerAccounts(@Query({ schema: ledgerAccountsQuerySchema }) query: LedgerAccountsQuery) {
    const { items, nextCursor } = await this.accounts.list(query);
    return { items: items.map(toLedgerAccountResponse), nextCursor };
  }
}
