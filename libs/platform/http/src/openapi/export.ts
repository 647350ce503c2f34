import { NestFactory } from '@nestjs/core';
import type { INestApplication, Type } from '@nestjs/common';
import type { OpenAPIObject } from '@nestjs/swagger';

import { httpAdapter, setPrefix } from '../app/create-http-app';
import type { HttpOptions } from '../app/http-options';
import { documentOf } from './document';
import { describeRoute, routesOf } from './routes';

/** The app's OpenAPI document. The app is made and not initialised, so no server has to run. */
export function exportOpenApi(root: Type, options: HttpOptions): Promise<OpenAPIObject> {
  return withApp(root, options, (app) => documentOf(app, options));
}

/** The lines of the app's routes.snap. */
export function exportRoutes(root: Type, options: HttpOptions): Promise<string[]> {
  return withApp(root, options, (app) => routesOf(app, options).map(describeRoute));
}

async function withApp<T>(root: Type, options: HttpOptions, read: (app: INestApplication) => T): Promise<T> {
  const app = await NestFactory.create(root, httpAdapter(), { logger: false, abortOnError: false });
  setPrefix(app, options);
  return read(app);
}
