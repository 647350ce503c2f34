import { Public } from '@hearken/platform-auth';
import { RawBody } from '@hearken/platform-http';
import { Controller, HttpCode, HttpStatus, Param, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { z } from 'zod';

import { CallbacksService } from './callbacks.service';

const providerSchema = z.object({ provider: z.string().regex(/^[a-z]{1,32}$/) });

interface CallbackRequest {
  headers: Record<string, string | string[] | undefined>;
  ip: string;
}
interface CallbackReplyTo {
  type(contentType: string): unknown;
}

// Not in OpenAPI: its callers are payment companies, who speak their own formats.
@ApiExcludeController()
@Controller('callbacks/pay')
export class CallbacksController {
  constructor(private readonly callbacks: CallbacksService) {}

  @Post(':provider')
  @Public('payment companies prove themselves by signature')
  @HttpCode(HttpStatus.OK)
  async receivePaymentCallback(
    @Param({ schema: providerSchema }) { provider }: { provider: string },
    @RawBody() body: Buffer,
    @Req() request: CallbackRequest,
    @Res({ passthrough: true }) reply: CallbackReplyTo,
  ): Promise<string> {
    const answer = await this.callbacks.receive(provider, { headers: single(request.headers), body }, request.ip);
    reply.type(answer.contentType);
    return answer.body;
  }
}

/** A header sent twice is no header: nobody can say which of the two was signed. */
function single(headers: CallbackRequest['headers']): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, typeof value === 'string' ? value : undefined]),
  );
}
