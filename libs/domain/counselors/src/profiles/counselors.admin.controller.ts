import { permissions } from '@hearken/contracts';
import { CurrentClient, type Client } from '@hearken/domain-accounts';
import { CurrentActor, RequirePermission, type Actor } from '@hearken/platform-auth';
import type { Page } from '@hearken/platform-database';
import { Paged, Returns } from '@hearken/platform-http';
import { Body, Controller, Get, HttpCode, HttpStatus, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';

import { CounselorsAdminService } from './counselors-admin.service';
import {
  counselorParamsSchema,
  listManagedCounselorsQuerySchema,
  managedCounselorSchema,
  suspendCounselorSchema,
  toManagedCounselorResponse,
  type CounselorParams,
  type ListManagedCounselorsQuery,
  type ManagedCounselorResponse,
  type SuspendCounselor,
} from './counselors.dto';

@ApiTags('counselors')
@Controller('counselors')
export class CounselorsAdminController {
  constructor(private readonly counselors: CounselorsAdminService) {}

  @Get()
  @RequirePermission(permissions.readCounselors)
  @ApiOperation({ operationId: 'listCounselors', summary: 'All counselors, newest first' })
  @Paged(managedCounselorSchema)
  async listCounselors(
    @Query({ schema: listManagedCounselorsQuerySchema }) query: ListManagedCounselorsQuery,
  ): Promise<Page<ManagedCounselorResponse>> {
    const { items, nextCursor } = await this.counselors.list(query);
    return { items: items.map(toManagedCounselorResponse), nextCursor };
  }

  @Get(':id')
  @RequirePermission(permissions.readCounselors)
  @ApiOperation({ operationId: 'getCounselor', summary: 'One counselor' })
  @Returns(managedCounselorSchema, { description: 'The counselor' })
  async getCounselor(
    @Param({ schema: counselorParamsSchema }) { id }: CounselorParams,
  ): Promise<ManagedCounselorResponse> {
    return toManagedCounselorResponse(await this.counselors.find(id));
  }

  @Post(':id/suspend')
  @HttpCode(HttpStatus.OK)
  @RequirePermission(permissions.manageCounselors)
  @ApiOperation({ operationId: 'suspendCounselor', summary: 'Take a counselor off the list; running sessions go on' })
  @Returns(managedCounselorSchema, { description: 'The suspended counselor' })
  async suspendCounselor(
    @CurrentActor() actor: Actor,
    @CurrentClient() client: Client,
    @Param({ schema: counselorParamsSchema }) { id }: CounselorParams,
    @Body({ schema: suspendCounselorSchema }) body: SuspendCounselor,
  ): Promise<ManagedCounselorResponse> {
    return toManagedCounselorResponse(await this.counselors.suspend(actor, id, body.reason, client.address));
  }

  @Post(':id/activate')
  @HttpCode(HttpStatus.OK)
  @RequirePermission(permissions.manageCounselors)
  @ApiOperation({ operationId: 'activateCounselor', summary: 'Put a suspended counselor back on the list' })
  @Returns(managedCounselorSchema, { description: 'The active counselor' })
  async activateCounselor(
    @CurrentActor() actor: Actor,
    @CurrentClient() client: Client,
    @Param({ schema: counselorParamsSchema }) { id }: CounselorParams,
  ): Promise<ManagedCounselorResponse> {
    return toManagedCounselorResponse(await this.counselors.activate(actor, id, client.address));
  }
}
