import { permissions } from '@hearken/contracts';
import { CurrentActor, RequirePermission, type Actor } from '@hearken/platform-auth';
import { RateLimit, Returns } from '@hearken/platform-http';
import { Body, Controller, Get, HttpStatus, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';

import {
  mediaObjectSchema,
  mediaParamsSchema,
  mediaUrlQuerySchema,
  mediaUrlSchema,
  requestUploadSchema,
  toMediaObjectResponse,
  toUploadTicketResponse,
  uploadTicketSchema,
  type MediaObjectResponse,
  type MediaParams,
  type MediaUrlQuery,
  type MediaUrlResponse,
  type RequestUpload,
  type UploadTicketResponse,
} from './media.dto';
import { MediaService } from './media.service';

@ApiTags('media')
@Controller()
export class MediaController {
  constructor(private readonly media: MediaService) {}

  @Post('uploads')
  @RequirePermission(permissions.useChat)
  @RateLimit({ key: 'actor', limit: 60, windowSeconds: 60 })
  @ApiOperation({ operationId: 'requestUpload', summary: 'Ask for a place to put one file of a conversation' })
  @Returns(uploadTicketSchema, { status: HttpStatus.CREATED, description: 'Where to put the bytes' })
  async requestUpload(
    @CurrentActor() actor: Actor,
    @Body({ schema: requestUploadSchema }) body: RequestUpload,
  ): Promise<UploadTicketResponse> {
    return toUploadTicketResponse(await this.media.requestUpload(actor, body));
  }

  @Post('uploads/:objectId/complete')
  @RequirePermission(permissions.useChat)
  @ApiOperation({ operationId: 'completeUpload', summary: 'Say that the bytes are there' })
  @Returns(mediaObjectSchema, { description: 'The file, being checked' })
  async completeUpload(
    @CurrentActor() actor: Actor,
    @Param({ schema: mediaParamsSchema }) { objectId }: MediaParams,
  ): Promise<MediaObjectResponse> {
    return toMediaObjectResponse(await this.media.complete(actor, objectId));
  }

  @Get('media/:objectId/url')
  @RequirePermission(permissions.useChat)
  @ApiOperation({ operationId: 'getMediaUrl', summary: 'A short-lived address of a file or its thumbnail' })
  @Returns(mediaUrlSchema, { description: 'The address' })
  async getMediaUrl(
    @CurrentActor() actor: Actor,
    @Param({ schema: mediaParamsSchema }) { objectId }: MediaParams,
    @Query({ schema: mediaUrlQuerySchema }) { variant }: MediaUrlQuery,
  ): Promise<MediaUrlResponse> {
    const { url, expiresAt, mime } = await this.media.url(actor, objectId, variant);
    return { url, expiresAt: expiresAt.toISOString(), mime };
  }
}
