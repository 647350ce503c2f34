import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request, type IncomingHttpHeaders, type Server } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { startTestGateway, type TestGateway } from './test-gateway.mjs';
import { releasePort, reservePort, temporaryFolder } from './servers/index.mjs';

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

const names = ['api', 'realtime-ws', 'admin-api', 'archive-fetcher', 'media-worker'];

describe('the gateway', () => {
  const upstreams: Record<string, string[]> = {};
  const servers: Server[] = [];
  let folder: string;
  let gateway: TestGateway;

  // Each stand-in says who it is and what it was asked.
  const standIn = async (name: string) => {
    const port = await reservePort();
    const server = createServer((incoming, answer) => {
      incoming
        .resume()
        .on('end', () => answer.end(JSON.stringify({ name, url: incoming.url, headers: incoming.headers })));
    });
    server.on('upgrade', (_incoming, socket) =>
      socket.end(`HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n`),
    );
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    servers.push(server);
    upstreams[name] = [`127.0.0.1:${port}`];
  };
  const ask = (
    path: string,
    { method = 'GET', headers = {}, body }: { method?: string; headers?: Record<string, string>; body?: Buffer } = {},
  ) =>
    new Promise<Answer>((resolve, reject) => {
      const outgoing = request(
        { port: gateway.port, host: '127.0.0.1', path, method, headers, agent: false },
        (answer) => {
          let text = '';
          answer.on('data', (chunk: Buffer) => (text += chunk.toString()));
          answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: text }));
        },
      );
      // A refused upload is cut off while it is being sent.
      outgoing.on('error', (error: NodeJS.ErrnoException) => error.code === 'EPIPE' || reject(error));
      outgoing.end(body);
    });
  const asked = async (path: string) =>
    JSON.parse((await ask(path)).body) as { name: string; url: string; headers: Record<string, string> };

  beforeAll(async () => {
    folder = temporaryFolder('gateway');
    for (const app of ['web', 'admin']) {
      mkdirSync(join(folder, app, 'assets'), { recursive: true });
      writeFileSync(join(folder, app, 'index.html'), `<title>${app}</title>`);
      writeFileSync(join(folder, app, 'assets/app-1a2b.js'), `/* ${app} */`);
    }
    await Promise.all(names.filter((name) => name !== 'archive-fetcher').map(standIn));
    // Nobody listens there.
    upstreams['archive-fetcher'] = [`127.0.0.1:${await reservePort()}`];
    gateway = await startTestGateway({ folder, upstreams, port: await reservePort() });
  });
  afterAll(async () => {
    await gateway.stop();
    for (const server of servers) server.close();
    for (const [address] of Object.values(upstreams)) releasePort(Number(address?.split(':')[1]));
    rmSync(folder, { recursive: true, force: true });
  });

  it('is accepted by nginx without a warning', () => {
    expect(gateway.check()).toMatch(/syntax is ok\n.*test is successful\n$/);
  });

  it.each([
    ['/api/v1/counselors', 'api'],
    ['/api/v1/auth/login', 'api'],
    ['/callbacks/pay/sandbox', 'api'],
    ['/healthz', 'api'],
    ['/api/v1/admin/users', 'admin-api'],
    ['/api/v1/admin/live', 'admin-api'],
    ['/api/v1/realtime/stats', 'realtime-ws'],
    ['/ws/?EIO=4', 'realtime-ws'],
    ['/files/a/b?sig=1', 'media-worker'],
  ])('%s goes to %s under the same path', async (path, name) => {
    expect(await asked(path)).toMatchObject({ name, url: path });
  });

  it('answers the two plain requests that Socket.IO would swallow', async () => {
    expect(await asked('/ws/stats')).toMatchObject({ name: 'realtime-ws', url: '/api/v1/realtime/stats' });
    expect(await asked('/ws/counselors/online')).toMatchObject({ url: '/api/v1/realtime/counselors/online' });
  });

  it('lets WebSockets through', async () => {
    const reply = await new Promise<string>((resolve, reject) => {
      const socket = connect(gateway.port, '127.0.0.1', () => {
        socket.write(
          'GET /ws/?EIO=4&transport=websocket HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n',
        );
      });
      socket.on('error', reject);
      socket.on('data', (chunk) => {
        resolve(chunk.toString());
        socket.destroy();
      });
    });

    expect(reply).toMatch(/^HTTP\/1\.1 101/);
  });

  it('tells services who asks and gives the request an id, but believes no address from outside', async () => {
    const { body } = await ask('/api/v1/me', { headers: { 'X-Forwarded-For': '6.6.6.6', 'X-Request-Id': 'bad id"' } });
    const { headers } = JSON.parse(body) as { headers: Record<string, string> };

    expect(headers).toMatchObject({ 'x-forwarded-for': '127.0.0.1', 'x-forwarded-proto': 'http' });
    expect(headers['x-request-id']).toMatch(/^[0-9a-f]{32}$/);
  });

  it('serves both apps, with any path of theirs, and hashed files for ever', async () => {
    expect((await ask('/counselors/7')).body).toContain('<title>web');
    expect((await ask('/admin/users/7')).body).toContain('<title>admin');
    expect((await ask('/admin')).headers.location).toBe('/admin/');
    expect((await ask('/')).headers).toMatchObject({
      'cache-control': 'no-cache',
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringContaining("script-src 'self';") as string,
    });
    for (const path of ['/assets/app-1a2b.js', '/admin/assets/app-1a2b.js']) {
      expect((await ask(path)).headers['cache-control']).toContain('immutable');
    }
  });

  it('speaks problem+json when it answers itself', async () => {
    const down = await ask('/api/v1/archive/search');
    const missing = await ask('/assets/gone.js');
    const large = await ask('/api/v1/me', { method: 'POST', body: Buffer.alloc(1_100_000) });

    for (const [answer, status, code] of [
      [down, 503, 'UNAVAILABLE'],
      [missing, 404, 'NOT_FOUND'],
      [large, 413, 'PAYLOAD_TOO_LARGE'],
    ] as const) {
      expect(answer.status).toBe(status);
      expect(answer.headers['content-type']).toBe('application/problem+json');
      expect(JSON.parse(answer.body)).toMatchObject({ status, code, requestId: answer.headers['x-request-id'] });
    }
  });

  it('takes uploads up to 50 MB for files', async () => {
    expect((await ask('/files/x', { method: 'PUT', body: Buffer.alloc(5_000_000) })).status).toBe(200);
  });

  it('leaves no query in its logs', async () => {
    await ask('/files/x?sig=very-secret');
    await ask('/api/v1/archive/search?token=very-secret');

    const logs = gateway.logFiles
      .filter((file) => existsSync(file))
      .map((file) => readFileSync(file, 'utf8'))
      .join('');
    expect(logs).toContain('/files/x');
    expect(logs).not.toContain('very-secret');
  });

  it('refuses a flood of sign-ins', async () => {
    const answers = await Promise.all(Array.from({ length: 60 }, () => ask('/api/v1/auth/login', { method: 'POST' })));
    const refused = answers.filter(({ status }) => status === 429);

    expect(refused.length).toBeGreaterThan(20);
    expect(refused[0]?.headers['retry-after']).toBe('5');
    expect((await ask('/api/v1/counselors')).status).toBe(200);
  });
});
