import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

import { root } from './build.mjs';

const require = createRequire(import.meta.url);
export const servers = ['api', 'realtime-ws', 'admin-api', 'archive-fetcher', 'media-worker', 'plugin-runner'];

/** openapi.json and routes.snap of every server app: its module is made, not started. */
export async function serviceContracts() {
  // What a developer has set for his own start must not get into what is checked in.
  for (const name of Object.keys(process.env))
    if (/^(PUBLIC_URL|PORT|SERVICE_NAME)$/.test(name)) delete process.env[name];
  const files = new Map();
  const documents = {};
  const failures = [];
  for (const app of servers) {
    const dist = join(root, 'apps', app, 'dist');
    if (!existsSync(join(dist, 'app.module.js'))) continue;
    try {
      const { lines, document } = await contractOf(app, dist);
      documents[app] = document;
      files.set(`apps/${app}/routes.snap`, lines.map((line) => `${line}\n`).join(''));
      files.set(`apps/${app}/openapi.json`, `${JSON.stringify(document, null, 2)}\n`);
    } catch (error) {
      failures.push(new Error(`${app} cannot be described`, { cause: error }));
    }
  }
  return { files, documents, failures };
}

async function contractOf(app, dist) {
  const { exportOpenApi, exportRoutes } = require('@hearken/platform-http');
  const { AppModule } = require(join(dist, 'app.module.js'));
  const { http } = require(join(dist, 'config.js'));
  const lines = [...(await exportRoutes(AppModule, http)), ...socketLines(dist)];
  refuseUndeclared(app, lines);
  return { lines, document: await exportOpenApi(AppModule, http) };
}

/** Socket events stand beside routes: `EVENT name access`. */
function socketLines(dist) {
  const file = join(dist, 'socket-routes.js');
  if (!existsSync(file)) return [];
  return require(file).socketRoutes();
}

function refuseUndeclared(app, lines) {
  const open = lines.filter((line) => line.includes(' undeclared'));
  if (open.length > 0) throw new Error(`${app} has routes without declared access:\n${open.join('\n')}`);
}
