import { permissions } from '@hearken/contracts';
import { CurrentActor, RequirePermission, type Actor } from '@hearken/platform-auth';
import { Controller, Sse, type MessageEvent } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Observable } from 'rxjs';

import { LiveService } from './live.service';

@ApiTags('dashboard')
@Controller('live')
export class LiveAdminController {
  constructor(private readonly live: LiveService) {}

  @Sse()
  @RequirePermission(permissions.readDashboard)
  @ApiOperation({
    operationId: 'followLive',
    summary: 'Server-sent events: `numbers` every 2 s, `alert` as they are raised',
  })
  followLive(@CurrentActor() actor: Actor): Promise<Observable<MessageEvent>> {
    return this.live.follow(actor);
  }
}
