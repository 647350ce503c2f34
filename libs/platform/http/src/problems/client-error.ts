import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';

/** Answers what is not HTTP at all (bad syntax, endless headers, a request that never ends), before any routing. */
export function answerClientError(error: NodeJS.ErrnoException, socket: Socket): void {
  // ECONNRESET: the client is gone; nobody reads an answer.
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const status = statuses[error.code ?? ''] ?? 400;
  const body = JSON.stringify({
    type: 'about:blank',
    title: STATUS_CODES[status],
    status,
    code: status === 408 ? 'TIMEOUT' : 'MALFORMED_REQUEST',
    detail: 'This is not an HTTP request we can read',
  });
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nContent-Type: application/problem+json; charset=utf-8\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  );
}

const statuses: Readonly<Record<string, number>> = { ERR_HTTP_REQUEST_TIMEOUT: 408, HPE_HEADER_OVERFLOW: 431 };
