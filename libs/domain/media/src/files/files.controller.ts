import { Readable } from 'node:stream';

import { Public } from '@hearken/platform-auth';
import { StreamBody } from '@hearken/platform-http';
import { Controller, Get, HttpStatus, Put, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { FilesService, type FileRequest } from './files.service';

/** Browsers follow signed links here; they are no part of the API that clients program against. */
@ApiExcludeController()
@Controller('files')
export class FilesController {
  constructor(private readonly files: FilesService) {}

  @Get('*')
  @Public('the signed link is the right')
  async readFile(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { status, headers, body } = await this.files.read(toFileRequest(request));
    await reply
      .status(status)
      .headers(headers)
      .send(body ?? '');
  }

  @Put('*')
  @Public('the signed link is the right')
  async writeFile(
    @Req() request: FastifyRequest,
    @StreamBody() body: Readable | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { size } = await this.files.write(toFileRequest(request), body ?? Readable.from([]));
    await reply.status(HttpStatus.CREATED).send({ size });
  }
}

function toFileRequest({ method, url, query, headers }: FastifyRequest): FileRequest {
  const path = decodeURIComponent(url.split('?', 1)[0] ?? '');
  return { method, key: path.replace(/^\/files\//, ''), query: query as FileRequest['query'], headers };
}
