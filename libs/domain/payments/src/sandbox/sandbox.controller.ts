import { Public } from '@hearken/platform-auth';
import { RateLimit, RawBody } from '@hearken/platform-http';
import { Controller, Get, Headers, HttpStatus, Param, Post, Query, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { z } from 'zod';

import { callbackMalformed } from '../payments/payments.errors';
import { languageOf, PAGE_HEADERS, sandboxPage } from './sandbox-page';
import { SandboxPsp } from './sandbox-psp.service';

const chargeParamsSchema = z.object({ id: z.uuid() });
const pageQuerySchema = z.object({ lang: z.string().max(10).optional() });

interface PageReply {
  status(code: number): PageReply;
  headers(values: Record<string, string>): PageReply;
}

const REASON = 'the page of a payment company: who has its unguessable address may pay';
const PAGES_A_MINUTE = 60;

// Not in OpenAPI: pages and forms for people, not part of our API.
@ApiExcludeController()
@Controller('pay/sandbox')
export class SandboxController {
  constructor(private readonly psp: SandboxPsp) {}

  @Get(':id')
  @Public(REASON)
  @RateLimit({ key: 'address', limit: PAGES_A_MINUTE, windowSeconds: 60 })
  async showSandboxPage(
    @Param({ schema: chargeParamsSchema }) { id }: { id: string },
    @Query({ schema: pageQuerySchema }) { lang }: { lang?: string },
    @Headers('accept-language') acceptLanguage: string | undefined,
    @Res({ passthrough: true }) reply: PageReply,
  ): Promise<string> {
    const { charge, token } = await this.psp.show(id);
    reply.headers(PAGE_HEADERS);
    return sandboxPage({
      charge,
      token,
      language: languageOf(lang, acceptLanguage),
      base: pagePath(id),
    });
  }

  @Post(':id/pay')
  @Public(REASON)
  async paySandboxCharge(
    @Param({ schema: chargeParamsSchema }) { id }: { id: string },
    @RawBody() form: Buffer,
    @Res({ passthrough: true }) reply: PageReply,
  ): Promise<string> {
    return this.decide(id, form, 'paid', reply);
  }

  @Post(':id/fail')
  @Public(REASON)
  async failSandboxCharge(
    @Param({ schema: chargeParamsSchema }) { id }: { id: string },
    @RawBody() form: Buffer,
    @Res({ passthrough: true }) reply: PageReply,
  ): Promise<string> {
    return this.decide(id, form, 'failed', reply);
  }

  private async decide(id: string, form: Buffer, to: 'paid' | 'failed', reply: PageReply): Promise<string> {
    const charge = await this.psp.decide(id, tokenOf(form), to);
    // A second click or an old page gets the page as it stands now. returnPath is a path of our own site: others were refused at the start.
    const location = charge ? withPayment(charge.returnPath, charge.paymentId) : pagePath(id);
    reply.status(HttpStatus.SEE_OTHER).headers({ location, 'cache-control': 'no-store', 'content-type': 'text/plain' });
    return '';
  }
}

const pagePath = (id: string) => `/api/v1/pay/sandbox/${id}`;

function tokenOf(form: unknown): string {
  const token = Buffer.isBuffer(form) ? new URLSearchParams(form.toString('utf8')).get('token') : null;
  if (!token) throw callbackMalformed('The form carries no token; open the page again');
  return token;
}

/** Tells the page one returns to which payment it was about. */
function withPayment(path: string, paymentId: string): string {
  const [beforeHash, ...hash] = path.split('#');
  const joined = `${beforeHash}${beforeHash!.includes('?') ? '&' : '?'}payment=${paymentId}`;
  return hash.length > 0 ? `${joined}#${hash.join('#')}` : joined;
}
