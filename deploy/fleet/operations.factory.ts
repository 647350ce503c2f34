import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a JSON schema of our documents may hold, as far as the generator reads it. */
export interface JsonSchema {
  type?: string;
  enum?: unknown[];
  const?: unknown;
  default?: unknown;
  format?: string;
  pattern?: string;
  nullable?: boolean;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  minItems?: number;
  items?: JsonSchema;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  anyOf?: JsonSchema[];
  additionalProperties?: boolean | JsonSchema;
}

export interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header';
  required?: boolean;
  schema: JsonSchema;
}

type Content = Record<string, { schema?: JsonSchema }>;

/** One operation of an OpenAPI document. */
export interface Operation {
  service: string;
  method: string;
  /** With `{param}`s. */
  path: string;
  operationId: string;
  parameters: Parameter[];
  body?: JsonSchema;
  /** Status → schema of its JSON, undefined where it has none. */
  answers: Map<number, JsonSchema | undefined>;
  /** What `$ref`s point into. */
  components: unknown;
}

/** One line of a routes.snap. */
export interface Route {
  service: string;
  /** `EVENT` for sockets' events. */
  method: string;
  /** With `:param`s; an event's name. */
  path: string;
  /** `public`, `signed-in`, a permission, or `undeclared`. */
  access: string;
}

interface Document {
  paths: Record<
    string,
    Record<
      string,
      {
        operationId: string;
        parameters?: Parameter[];
        requestBody?: { content: Content };
        responses: Record<string, { content?: Content }>;
      }
    >
  >;
  components?: unknown;
}

const apps = join(__dirname, '../../apps');
const servicesWith = (file: string) => readdirSync(apps).filter((name) => readdirSync(join(apps, name)).includes(file));

/** Every operation of every checked-in document. */
export function documentedOperations(): Operation[] {
  return servicesWith('openapi.json').flatMap((service) => {
    const document = JSON.parse(readFileSync(join(apps, service, 'openapi.json'), 'utf8')) as Document;
    return Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, { operationId, parameters = [], requestBody, responses }]) => ({
        service,
        method: method.toUpperCase(),
        path,
        operationId,
        parameters,
        body: requestBody?.content['application/json']?.schema,
        answers: new Map(
          Object.entries(responses)
            .filter(([status]) => status !== 'default')
            .map(([status, { content }]) => [Number(status), content?.['application/json']?.schema]),
        ),
        components: document.components,
      })),
    );
  });
}

/** Every route and every socket event that services list. */
export function declaredRoutes(): Route[] {
  return servicesWith('routes.snap').flatMap((service) =>
    readFileSync(join(apps, service, 'routes.snap'), 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => {
        const [method = '', path = '', access = ''] = line.split(' ');
        return { service, method, path, access };
      }),
  );
}
