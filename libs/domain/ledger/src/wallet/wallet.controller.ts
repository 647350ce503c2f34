import { permissions } from '@hearken/contracts';
import { CurrentActor, RequirePermission, type Actor } from '@hearken/platform-auth';
import { pageSchema, type PageQuery } from '@hearken/platform-database';
import { Paged, Returns } from '@hearken/platform-http';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';

import {
  toWalletEntryResponse,
  toWalletResponse,
  walletEntrySchema,
  walletSchema,
  type WalletResponse,
} from './wallet.dto';
import { WalletService } from './wallet.service';

@ApiTags('wallet')
@Controller('wallet')
export class WalletController {
  constructor(private readonly wallets: WalletService) {}

  @Get()
  @RequirePermission(permissions.useWallet)
  @ApiOperation({ operationId: 'getWallet', summary: 'What is in the wallet' })
  @Returns(walletSchema, { description: 'Balances now' })
  async getWallet(@CurrentActor() actor: Actor): Promise<WalletResponse> {
    return toWalletResponse(await this.wallets.wallet(actor.id));
  }

  @Get('entries')
  @RequirePermission(permissions.useWallet)
  @ApiOperation({ operationId: 'listWalletEntries', summary: 'What came in and went out, newest first' })
  @Paged(walletEntrySchema, { description: 'Entries, newest first' })
  async listWalletEntries(@CurrentActor() actor: Actor, @Query({ schema: pageSchema }) page: PageQuery) {
    const { items, nextCursor } = await this.wallets.entries(actor.id, page);
    return { items: items.map(toWalletEntryResponse), nextCursor };
  }
}
