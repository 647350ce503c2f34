import { Public } from '@hearken/platform-auth';
import { Controller, Get, Header, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';

import { counselorParamsSchema, type CounselorParams } from '../profiles/counselors.dto';
import { AvatarsService } from './avatars.service';

@ApiTags('counselors')
@Controller('counselors')
export class AvatarsController {
  constructor(private readonly avatars: AvatarsService) {}

  @Get(':id/avatar.svg')
  @Header('Content-Type', 'image/svg+xml; charset=utf-8')
  @Header('Cache-Control', 'public, max-age=86400')
  // An SVG opened on its own is a document: nothing in it may run or load.
  @Header('Content-Security-Policy', "default-src 'none'; style-src 'none'; sandbox")
  @Public('pictures in the public list')
  @ApiOperation({ operationId: 'getCounselorAvatar', summary: 'Generated geometric picture' })
  @ApiOkResponse({ description: 'SVG', content: { 'image/svg+xml': { schema: { type: 'string' } } } })
  async getCounselorAvatar(@Param({ schema: counselorParamsSchema }) { id }: CounselorParams): Promise<string> {
    return this.avatars.svgOf(id);
  }
}
