import openapiTS, { astToString } from 'openapi-typescript';

// Who a client talks to lies behind one gateway, so each client sees its services as one.
const clients = { api: ['api', 'realtime-ws'], admin: ['admin-api', 'archive-fetcher'] };
const header = '// Generated from the OpenAPI documents of %s by `npm run generate`.\n\n';

/** libs/web/api-client/src/generated/<client>.d.ts */
export async function clientTypes(documents) {
  const files = new Map();
  for (const [client, apps] of Object.entries(clients)) {
    const present = apps.filter((app) => documents[app]);
    if (present.length === 0) continue;
    const types = astToString(
      await openapiTS(merge(present.map((app) => documents[app])), { alphabetize: true, defaultNonNullable: false }),
    );
    files.set(`libs/web/api-client/src/generated/${client}.d.ts`, header.replace('%s', present.join(' and ')) + types);
  }
  return files;
}

function merge([first, ...rest]) {
  const merged = structuredClone(first);
  merged.components ??= {};
  merged.components.schemas ??= {};
  for (const { paths, components } of rest) {
    for (const [path, item] of Object.entries(paths)) merged.paths[path] = { ...merged.paths[path], ...item };
    for (const [name, schema] of Object.entries(components?.schemas ?? {})) {
      const known = merged.components.schemas[name];
      if (known && JSON.stringify(known) !== JSON.stringify(schema))
        throw new Error(`two services describe ${name} differently`);
      merged.components.schemas[name] = schema;
    }
  }
  return merged;
}
