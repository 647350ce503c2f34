import { permissions } from '@hearken/contracts';
import { CounselorPresence } from '@hearken/domain-counselors';
import { ConversationLog } from '@hearken/domain-conversations';
import { Public, RequirePermission } from '@hearken/platform-auth';
import { serviceConfig, type ConfigOf } from '@hearken/platform-config';
import { Returns } from '@hearken/platform-http';
import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';

import { AccountBus } from '../delivery/account-bus';
import { Connections } from '../sockets/connections';

const statsSchema = z.object({
  node: z.string(),
  sockets: z.int().min(0),
  accounts: z.int().min(0),
  subscriptions: z.int().min(0),
  queuedEntries: z.int().min(0),
});
const onlineSchema = z.object({ counselorIds: z.array(z.uuid()) });

@ApiTags('realtime')
@Controller()
export class StatsController {
  constructor(
    private readonly connections: Connections,
    private readonly bus: AccountBus,
    private readonly log: ConversationLog,
    private readonly presence: CounselorPresence,
    @Inject(serviceConfig.token) private readonly service: ConfigOf<typeof serviceConfig>,
  ) {}

  @Get('stats')
  @RequirePermission(permissions.readSystem)
  @ApiOperation({ operationId: 'getRealtimeStats', summary: 'What this node holds at the moment' })
  @Returns(statsSchema)
  getRealtimeStats(): z.infer<typeof statsSchema> {
    return {
      node: this.service.instanceId,
      sockets: this.connections.size,
      accounts: this.connections.accountIds().length,
      subscriptions: this.bus.followed,
      queuedEntries: this.log.queued,
    };
  }

  @Get('counselors/online')
  @Public('who is there is what the front page shows')
  @ApiOperation({ operationId: 'listOnlineCounselors', summary: 'Counselors who would take a session now' })
  @Returns(onlineSchema)
  async listOnlineCounselors(): Promise<z.infer<typeof onlineSchema>> {
    return { counselorIds: await this.presence.online() };
  }
}
