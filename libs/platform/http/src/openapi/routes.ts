import { accessOf, describeAccess, type Access } from '@hearken/platform-auth';
import { RequestMethod, type INestApplication } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { MetadataScanner, ModulesContainer } from '@nestjs/core';

import type { HttpOptions } from '../app/http-options';

export interface Route {
  method: string;
  /** With `:param`s, from the root. */
  path: string;
  access: Access | undefined;
  operationId: string;
  /** Further paths of a handler; only its first is documented. */
  alias: boolean;
}

/** Every route that an app's controllers declare, read from their metadata: nothing has to run. */
export function routesOf(app: INestApplication, options: HttpOptions): Route[] {
  const routes: Route[] = [];
  for (const module of app.get(ModulesContainer).values()) {
    for (const { metatype } of module.controllers.values()) {
      if (typeof metatype === 'function') routes.push(...routesOfController(metatype as ControllerClass, options));
    }
  }
  return routes.sort((one, other) =>
    one.path === other.path ? (one.method < other.method ? -1 : 1) : one.path < other.path ? -1 : 1,
  );
}

/** One line a route, for routes.snap: `METHOD path access operationId`. */
export function describeRoute({ method, path, access, operationId }: Route): string {
  return `${method} ${path} ${describeAccess(access)} ${operationId}`;
}

type ControllerClass = (new (...args: never[]) => object) & { prototype: object };

function routesOfController(controller: ControllerClass, options: HttpOptions): Route[] {
  const bases = pathsOf(controller);
  return new MetadataScanner().getAllMethodNames(controller.prototype).flatMap((name) => {
    const handler = (controller.prototype as Record<string, object>)[name] as object;
    const method = Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod | undefined;
    if (method === undefined) return [];
    const paths = bases.flatMap((base) => pathsOf(handler).map((path) => fullPath(base, path, options)));
    return paths.map((path, index) => ({
      method: RequestMethod[method],
      path,
      access: accessOf(handler),
      operationId: operationIdOf(handler, name),
      alias: index > 0,
    }));
  });
}

function pathsOf(target: object): string[] {
  return [(Reflect.getMetadata(PATH_METADATA, target) as string | string[] | undefined) ?? ''].flat();
}

function fullPath(base: string, path: string, { prefix, unprefixed = [] }: HttpOptions): string {
  const segments = `${base}/${path}`.split('/').filter((segment) => segment !== '');
  const root = unprefixed.includes(segments[0] ?? '') ? [] : [prefix];
  return `/${[...root, ...segments].join('/')}`;
}

const API_OPERATION_METADATA = 'swagger/apiOperation';

function operationIdOf(handler: object, name: string): string {
  const operation = Reflect.getMetadata(API_OPERATION_METADATA, handler) as { operationId?: string } | undefined;
  return operation?.operationId ?? name;
}
