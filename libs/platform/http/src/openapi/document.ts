import type { Access } from '@hearken/platform-auth';
import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { z } from 'zod';

import type { HttpOptions } from '../app/http-options';
import { problemSchema } from '../problems/problem.schema';
import { routesOf, type Route } from './routes';

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;
type Responses = Operation['responses'];

/** The OpenAPI document of an app, with each route's access, and problem details as the answer to everything refused. */
export function documentOf(app: INestApplication, options: HttpOptions): OpenAPIObject {
  const config = new DocumentBuilder()
    .setTitle(`Hearken ${options.name}`)
    .setVersion('1')
    .addBearerAuth({ type: 'http', scheme: 'bearer', bearerFormat: 'JWT' }, 'bearer')
    .build();
  const document = SwaggerModule.createDocument(app, config, {
    operationIdFactory: (_controller, method) => method,
    autoTagControllers: false,
    standardSchemaConverter: (schema, { schemaType }) => convert(schema as z.ZodType, schemaType),
  });
  document.components = {
    ...document.components,
    schemas: { ...document.components?.schemas, Problem: jsonSchema(problemSchema, 'output') },
  };
  for (const route of routesOf(app, options)) describe(document, route);
  refuseDuplicates(document);
  return document;
}

function describe(document: OpenAPIObject, { method, path, access, alias }: Route): void {
  const key = path.replaceAll(/[:*](\w+)/g, '{$1}');
  const item = document.paths[key] as Record<string, Operation> | undefined;
  const verb = method.toLowerCase();
  const operation = item?.[verb];
  if (!item || !operation) return;
  if (alias) {
    delete item[verb];
    if (Object.keys(item).length === 0) delete document.paths[key];
    return;
  }
  operation.responses = { ...operation.responses, ...refusals(access?.kind) };
  Object.assign(operation, accessNotes(access));
}

function accessNotes(access: Access | undefined): object {
  if (access?.kind === 'public') return { security: [] };
  const security = [{ bearer: [] }];
  return access?.kind === 'permission' ? { security, 'x-permission': access.permission } : { security };
}

function refusals(kind: Access['kind'] | undefined): Responses {
  const problem = (description: string) => ({
    description,
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  });
  return {
    ...(kind === 'public' ? {} : { 401: problem('Not signed in, or the token has expired') }),
    ...(kind === 'permission' ? { 403: problem('The permission is missing') } : {}),
    default: problem('Refused; `code` says why'),
  };
}

function refuseDuplicates({ paths }: OpenAPIObject): void {
  const seen = new Set<string>();
  for (const [path, item] of Object.entries(paths)) {
    for (const [verb, operation] of Object.entries(item as Record<string, Operation>)) {
      const id = operation.operationId ?? '';
      if (seen.has(id))
        throw new Error(`operationId ${id} is used twice, the second time by ${verb.toUpperCase()} ${path}`);
      seen.add(id);
    }
  }
}

/** Schemas with `.meta({ id })` become components that the others refer to. */
function convert(schema: z.ZodType, io: 'input' | 'output') {
  if (!(schema instanceof z.ZodType)) return undefined;
  const { definitions, ...own } = jsonSchema(schema, io) as { definitions?: Record<string, object> };
  return { schema: own, components: definitions ?? {} };
}

function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): object {
  const options = { target: 'openapi-3.0', io, unrepresentable: 'any' } as const;
  const { $schema: _, ...converted } = z.toJSONSchema(schema, options) as Record<string, unknown>;
  return converted;
}
