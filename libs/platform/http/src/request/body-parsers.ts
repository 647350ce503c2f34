import { DomainError } from '@hearken/platform-errors';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { IncomingMessage } from 'node:http';

/** The escape itself, not a backslash followed by u0000. */
const NUL = /(?<!\\)(?:\\\\)*\\u0000/;

type Done = (error: Error | null, body?: unknown) => void;

/** Replaces Fastify's parsers: JSON everywhere, other content types only where a route asked for the bytes. */
export function useBodyParsers(fastify: FastifyInstance, limitBytes: number): void {
  const parseJson = fastify.getDefaultJsonParser('error', 'error');
  fastify.decorateRequest('rawBody', null);
  fastify.removeAllContentTypeParsers();

  const json = (request: FastifyRequest, bytes: Buffer, done: Done) => {
    request.rawBody = bytes;
    if (bytes.length === 0) return done(null, undefined);
    const text = bytes.toString('utf8');
    // Valid JSON that PostgreSQL's text cannot hold; no field of ours wants it.
    if (NUL.test(text)) return done(malformed('The body contains a NUL character'));
    void parseJson(request, text, (error, body) => done(error ? malformed('The body is not valid JSON') : null, body));
  };

  const parser = (isJson: boolean) => (request: FastifyRequest, payload: IncomingMessage, done: Done) => {
    const kind = request.routeOptions.config.hearkenBody ?? 'json';
    if (kind === 'stream') return done(null, payload);
    if (kind === 'json' && !isJson) return refuseType(payload, done);
    collect(payload, limitBytes, (error, bytes) => {
      if (error || !bytes) return done(error ?? malformed('The body broke off'));
      if (kind === 'json') return json(request, bytes, done);
      request.rawBody = bytes;
      done(null, bytes);
    });
  };
  fastify.addContentTypeParser('application/json', parser(true));
  fastify.addContentTypeParser('*', parser(false));
}

function refuseType(payload: IncomingMessage, done: Done): void {
  // Unread bytes would be taken for the next request on this connection.
  payload.resume();
  done(new DomainError('UNSUPPORTED_MEDIA_TYPE', 'Send application/json'));
}

function collect(
  payload: IncomingMessage,
  limitBytes: number,
  done: (error: Error | null, bytes?: Buffer) => void,
): void {
  const tooLarge = new DomainError('PAYLOAD_TOO_LARGE', `A body has at most ${limitBytes} bytes`);
  if (Number(payload.headers['content-length'] ?? 0) > limitBytes) {
    payload.resume();
    return done(tooLarge);
  }
  const chunks: Buffer[] = [];
  let size = 0;
  let finished = false;
  const finish = (error: Error | null, bytes?: Buffer) => {
    if (finished) return;
    finished = true;
    done(error, bytes);
  };
  payload.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size > limitBytes) return finish(tooLarge);
    chunks.push(chunk);
  });
  payload.on('end', () => finish(null, chunks.length === 1 ? chunks[0] : Buffer.concat(chunks)));
  payload.on('error', () => finish(malformed('The body broke off')));
  payload.on('close', () => finish(malformed('The body broke off')));
}

const malformed = (sentence: string) => new DomainError('MALFORMED_REQUEST', sentence);
