import { Public } from '@hearken/platform-auth';
import type { Page } from '@hearken/platform-database';
import { Paged, Returns } from '@hearken/platform-http';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';

import {
  counselorCardSchema,
  counselorParamsSchema,
  counselorSchema,
  listCounselorsQuerySchema,
  toCounselorCardResponse,
  toCounselorResponse,
  type CounselorCardResponse,
  type CounselorParams,
  type CounselorResponse,
  type ListCounselorsQuery,
} from './counselors.dto';
import { CounselorListService } from './counselor-list.service';

@ApiTags('counselors')
@Controller('counselors')
export class CounselorsController {
  constructor(private readonly counselors: CounselorListService) {}

  @Get()
  @Public('one looks for a counselor before having an account')
  @ApiOperation({ operationId: 'listCounselors', summary: 'Counselors who take sessions' })
  @Paged(counselorCardSchema)
  async listCounselors(
    @Query({ schema: listCounselorsQuerySchema }) query: ListCounselorsQuery,
  ): Promise<Page<CounselorCardResponse>> {
    const { items, nextCursor } = await this.counselors.list(query);
    return { items: items.map(toCounselorCardResponse), nextCursor };
  }

  @Get(':id')
  @Public('one looks for a counselor before having an account')
  @ApiOperation({ operationId: 'getCounselor', summary: 'A counselor' })
  @Returns(counselorSchema, { description: 'Profile, price and online state' })
  async getCounselor(@Param({ schema: counselorParamsSchema }) { id }: CounselorParams): Promise<CounselorResponse> {
    return toCounselorResponse(await this.counselors.find(id));
  }
}
