import { CurrentActor, Public, SignedIn, type Actor } from '@hearken/platform-auth';
import { Returns } from '@hearken/platform-http';
import { Body, Controller, Get, HttpCode, HttpStatus, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';

import { currentConsents } from './consent-texts';
import {
  currentConsentsSchema,
  decideConsentsSchema,
  ownConsentsSchema,
  toCurrentConsentsResponse,
  toOwnConsentsResponse,
  type CurrentConsentsResponse,
  type DecideConsents,
  type OwnConsentsResponse,
} from './consents.dto';
import { ConsentsService } from './consents.service';

@ApiTags('consents')
@Controller()
export class ConsentsController {
  constructor(private readonly consents: ConsentsService) {}

  @Get('consents/current')
  @Public('one reads the terms before having an account')
  @ApiOperation({ operationId: 'getCurrentConsents', summary: 'The consent texts in force' })
  @Returns(currentConsentsSchema, { description: 'One document a purpose' })
  getCurrentConsents(): CurrentConsentsResponse {
    return toCurrentConsentsResponse(currentConsents);
  }

  @Get('me/consents')
  @SignedIn()
  @ApiOperation({ operationId: 'getOwnConsents', summary: 'What I consented to' })
  @Returns(ownConsentsSchema, { description: 'My last decision on every purpose' })
  async getOwnConsents(@CurrentActor() actor: Actor): Promise<OwnConsentsResponse> {
    return toOwnConsentsResponse(await this.consents.statesOf(actor.id));
  }

  @Post('me/consents')
  @HttpCode(HttpStatus.OK)
  @SignedIn()
  @ApiOperation({ operationId: 'decideConsents', summary: 'Give or withdraw consents' })
  @Returns(ownConsentsSchema, { description: 'Where I stand now' })
  async decideConsents(
    @CurrentActor() actor: Actor,
    @Body({ schema: decideConsentsSchema }) body: DecideConsents,
  ): Promise<OwnConsentsResponse> {
    return toOwnConsentsResponse(await this.consents.decide(actor.id, body.decisions));
  }
}
