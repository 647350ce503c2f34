import { permissions } from '@hearken/contracts';
import { RequirePermission } from '@hearken/platform-auth';
import { Returns } from '@hearken/platform-http';
import { Controller, Get } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';

import { SyncService } from './sync.service';

export const syncSchema = z.object({
  items: z.array(
    z.object({
      corp: z.string(),
      name: z.string(),
      source: z.enum(['stream', 'wecom']),
      conversations: z.int(),
      messages: z.int(),
      unindexed: z.int().describe('Archived, not in the search index yet; searches scan them'),
      lastSentAt: z.iso.datetime().nullable(),
      lastArchivedAt: z.iso.datetime().nullable(),
    }),
  ),
  nextCursor: z.null(),
});

@ApiTags('archive')
@Controller()
export class SyncController {
  constructor(private readonly sync: SyncService) {}

  @Get(['archive/sync', 'sync'])
  @RequirePermission(permissions.readArchive)
  @ApiOperation({ operationId: 'getArchiveSync', summary: 'How far the archive of each corp has come' })
  @Returns(syncSchema, { description: 'One item a corp' })
  async getArchiveSync(): Promise<z.infer<typeof syncSchema>> {
    return { items: await this.sync.state(), nextCursor: null };
  }
}
