import type { NestFastifyApplication } from '@nestjs/platform-fastify';

export interface HttpOptions {
  /** Name of the service, as in SERVICE_NAME; title of its document. */
  name: string;
  /** Path before every route, without slashes at its ends, e.g. `api/v1`. */
  prefix: string;
  /** Path of the OpenAPI page, e.g. `api/v1/docs`; its document lies beside it as `<docs>-json`. None without. */
  docs?: string;
  /** First path segments that the prefix is not put before, e.g. `healthz`, `callbacks`. */
  unprefixed?: readonly string[];
  /** Runs before the port opens, e.g. to set a socket adapter. */
  configure?(app: NestFastifyApplication): void | Promise<void>;
}
