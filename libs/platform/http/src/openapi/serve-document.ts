import type { INestApplication } from '@nestjs/common';
import { SwaggerModule } from '@nestjs/swagger';

import type { HttpOptions } from '../app/http-options';
import { documentOf } from './document';

/** The page under `docs`, its document under `<docs>-json`; built when somebody first looks. */
export function serveDocument(app: INestApplication, options: HttpOptions): void {
  SwaggerModule.setup(options.docs ?? 'docs', app, () => documentOf(app, options), { raw: ['json'] });
}
