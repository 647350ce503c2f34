import { serviceConfig, type ConfigOf } from '@hearken/platform-config';
import { startTracing } from '@hearken/platform-observability';
import { Logger, type Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

import { createHttpApp } from './create-http-app';
import type { HttpOptions } from './http-options';

/** Starts a service: everything that main.ts has to do. Exits with 1 when it cannot start. */
export async function bootstrapHttp(root: Type, options: HttpOptions): Promise<NestFastifyApplication> {
  try {
    return await start(root, options);
  } catch (error) {
    // The logger may be what failed, so this goes to the stream itself.
    process.stderr.write(
      `${options.name} cannot start: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    );
    return process.exit(1);
  }
}

async function start(root: Type, options: HttpOptions): Promise<NestFastifyApplication> {
  await startTracing(options.name);
  const app = await createHttpApp(root, options);
  await options.configure?.(app);
  const { host, port } = app.get<ConfigOf<typeof serviceConfig>>(serviceConfig.token);
  await app.listen(port, host);
  new Logger('Http').log({ msg: `${options.name} listens on http://${host}:${port}`, host, port });
  return app;
}
