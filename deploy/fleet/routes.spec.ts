import { allPermissions, clientFrames } from '@hearken/contracts';

import { declaredRoutes, documentedOperations } from './operations.factory';

const routes = declaredRoutes();

describe('routes.snap', () => {
  it('declares an access for every route and socket event: public, signed in, or a permission that exists', () => {
    const known = new Set<string>(['public', 'signed-in', ...allPermissions]);
    expect(routes.filter(({ access }) => !known.has(access))).toEqual([]);
    expect(routes.length).toBeGreaterThan(80);
  });

  it('lists every event of the contract, and none besides', () => {
    const events = routes.filter(({ method }) => method === 'EVENT').map(({ path }) => path);
    expect(events.sort((one, other) => one.localeCompare(other))).toEqual(
      Object.keys(clientFrames).sort((one, other) => one.localeCompare(other)),
    );
  });

  it('holds every documented operation, each under a name of its own', () => {
    const shape = (path: string) => path.replaceAll(/\{\w+\}|:\w+/g, '_');
    const listed = new Set(routes.map(({ service, method, path }) => `${service} ${method} ${shape(path)}`));
    const operations = documentedOperations();
    expect(
      operations.filter(({ service, method, path }) => !listed.has(`${service} ${method} ${shape(path)}`)),
    ).toEqual([]);
    expect(new Set(operations.map(({ service, operationId }) => `${service} ${operationId}`)).size).toBe(
      operations.length,
    );
  });

  it('opens to everybody only what is meant so', () => {
    const open = routes.filter(({ access }) => access === 'public').map(({ method, path }) => `${method} ${path}`);
    expect(open.sort((one, other) => one.localeCompare(other))).toEqual([
      'GET /api/v1/auth/jwks.json',
      'GET /api/v1/consents/current',
      'GET /api/v1/counselors',
      'GET /api/v1/counselors/:id',
      'GET /api/v1/counselors/:id/avatar.svg',
      'GET /api/v1/counselors/:id/reviews',
      'GET /api/v1/pay/sandbox/:id',
      'GET /api/v1/realtime/counselors/online',
      'GET /files/*',
      'GET /healthz',
      'POST /api/v1/auth/login',
      'POST /api/v1/auth/refresh',
      'POST /api/v1/auth/register',
      'POST /api/v1/pay/sandbox/:id/fail',
      'POST /api/v1/pay/sandbox/:id/pay',
      'POST /callbacks/pay/:provider',
      'PUT /files/*',
    ]);
  });
});
