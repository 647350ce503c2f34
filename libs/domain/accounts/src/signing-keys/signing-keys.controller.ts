import { Public } from '@hearken/platform-auth';
import { Returns } from '@hearken/platform-http';
import { Controller, Get, Header } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';

import { jwksSchema, type JwksResponse } from './signing-keys.dto';
import { SigningKeysService } from './signing-keys.service';

@ApiTags('auth')
@Controller('auth')
export class SigningKeysController {
  constructor(private readonly keys: SigningKeysService) {}

  @Get('jwks.json')
  @Header('Cache-Control', 'public, max-age=60')
  @Public('public keys are public')
  @ApiOperation({ operationId: 'getJwks', summary: 'Keys that access tokens are verified with (RFC 7517)' })
  @Returns(jwksSchema, { description: 'Every key that may still verify a token' })
  async getJwks(): Promise<JwksResponse> {
    return { keys: await this.keys.publicJwks() };
  }
}
