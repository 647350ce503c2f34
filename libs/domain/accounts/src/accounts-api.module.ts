import { Module } from '@nestjs/common';

import { AccountsRegistrationModule } from './accounts-registration.module';
import { MeController } from './accounts/me.controller';
import { ConsentsController } from './consents/consents.controller';
import { AuthenticationService } from './login/authentication.service';
import { LoginSessionsController } from './login/login-sessions.controller';
import { LoginController } from './login/login.controller';
import { LoginService } from './login/login.service';
import { RefreshService } from './login/refresh.service';
import { SignInService } from './login/sign-in.service';
import { TokensService } from './login/tokens.service';
import { SigningKeysController } from './signing-keys/signing-keys.controller';
import { SigningKeysService } from './signing-keys/signing-keys.service';

/** Routes of users; the one place that issues tokens. */
@Module({
  imports: [AccountsRegistrationModule],
  controllers: [LoginController, LoginSessionsController, MeController, ConsentsController, SigningKeysController],
  providers: [AuthenticationService, LoginService, RefreshService, SignInService, TokensService, SigningKeysService],
  exports: [SigningKeysService],
})
export class AccountsApiModule {}
