import { CurrentActor, Public, SignedIn, type Actor } from '@hearken/platform-auth';
import { RateLimit, Returns } from '@hearken/platform-http';
import { Body, Controller, HttpCode, HttpStatus, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';

import { CurrentClient } from './client.decorator';
import type { Client } from './login';
import {
  loginSchema,
  refreshSchema,
  registerSchema,
  signedInSchema,
  tokensSchema,
  toSignedInResponse,
  toTokensResponse,
  type Login,
  type Refresh,
  type Register,
  type SignedInResponse,
  type TokensResponse,
} from './login.dto';
import { LoginService } from './login.service';
import { RefreshService } from './refresh.service';

@ApiTags('auth')
@Controller('auth')
export class LoginController {
  constructor(
    private readonly logins: LoginService,
    private readonly refreshes: RefreshService,
  ) {}

  @Post('register')
  @Public('registering is how one gets an account')
  @RateLimit({ key: 'address', limit: 60, windowSeconds: 60 })
  @ApiOperation({ operationId: 'register', summary: 'Open an account and sign in' })
  @Returns(signedInSchema, { status: HttpStatus.CREATED, description: 'The account and its tokens' })
  async register(
    @CurrentClient() client: Client,
    @Body({ schema: registerSchema }) body: Register,
  ): Promise<SignedInResponse> {
    return toSignedInResponse(await this.logins.register(body, client));
  }

  @Post('login')
  @HttpCode(HttpStatus.OK)
  @Public('signing in is how one gets a token')
  @RateLimit({ key: 'address', limit: 120, windowSeconds: 60 })
  @ApiOperation({ operationId: 'login', summary: 'Sign in with e-mail address or phone number and password' })
  @Returns(signedInSchema, { description: 'The account and its tokens' })
  async login(@CurrentClient() client: Client, @Body({ schema: loginSchema }) body: Login): Promise<SignedInResponse> {
    return toSignedInResponse(await this.logins.login(body, client));
  }

  @Post('refresh')
  @HttpCode(HttpStatus.OK)
  @Public('the refresh token is the credential')
  @RateLimit({ key: 'address', limit: 120, windowSeconds: 60 })
  @ApiOperation({ operationId: 'refresh', summary: 'Exchange a refresh token for new tokens' })
  @Returns(tokensSchema, { description: 'Tokens that replace the old ones' })
  async refresh(
    @CurrentClient() client: Client,
    @Body({ schema: refreshSchema }) body: Refresh,
  ): Promise<TokensResponse> {
    return toTokensResponse(await this.refreshes.refresh(body.refreshToken, client));
  }

  @Post('logout')
  @HttpCode(HttpStatus.NO_CONTENT)
  @SignedIn()
  @ApiOperation({ operationId: 'logout', summary: 'End this sign-in everywhere' })
  async logout(@CurrentActor() actor: Actor): Promise<void> {
    await this.logins.revoke(actor, actor.sid);
  }
}
