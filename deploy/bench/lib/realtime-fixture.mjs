// Real realtime-ws processes on throw-away servers, with people who may talk: for the benchmark and the tests of the
// socket service, which both look at it from outside.
import { execFileSync, spawn } from 'node:child_process';
import { createPrivateKey, generateKeyPairSync, randomBytes, randomUUID, sign } from 'node:crypto';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { releasePort, reservePort } from '../../local/servers/index.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '../../..');
const require = createRequire(import.meta.url);

/** Compiles the service and what it stands on; takes a second when nothing changed. */
export function buildRealtime() {
  const projects = ['contracts', 'crypto', 'entities', 'platform', 'domain', 'deploy'].map(
    (layer) => `tag:layer:${layer}`,
  );
  execFileSync('npx', ['nx', 'run-many', '-t', 'build', '-p', [...projects, '@hearken/realtime-ws'].join(',')], {
    cwd: root,
    env: { ...process.env, NX_DAEMON: 'false' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

/** UUIDv7 is what the platform hands out; here order does not matter, only the version's digit. */
export const newId = () => randomUUID().replace(/^(.{14})4/, '$17');

/** People, conversations and tokens in a migrated database. */
export class RealtimeFixture {
  constructor({ ownerUrl, keysDir }) {
    this.ownerUrl = ownerUrl;
    this.keysDir = keysDir;
  }

  async open() {
    const { Client } = require('pg');
    const { FileKeyProvider, ensureKeys } = require('@hearken/crypto');
    await ensureKeys(this.keysDir);
    this.kek = await new FileKeyProvider(this.keysDir).current('conversation-kek');
    this.client = new Client({ connectionString: this.ownerUrl });
    // The server may be killed by a test before the fixture is closed.
    this.client.on('error', () => undefined);
    await this.client.connect();
    await this.addSigningKey();
    await this.addGrants();
    return this;
  }

  /** As the worker seeds them on its first start. */
  async addGrants() {
    const { defaultRoleGrants } = require('@hearken/contracts');
    for (const [role, permissions] of Object.entries(defaultRoleGrants)) {
      await this.client.query('INSERT INTO access.roles (role, built_in) VALUES ($1, true) ON CONFLICT DO NOTHING', [
        role,
      ]);
      await this.client.query(
        'INSERT INTO access.role_permissions (role, permission) SELECT $1, unnest($2::text[]) ON CONFLICT DO NOTHING',
        [role, permissions],
      );
    }
  }

  async addSigningKey() {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    this.kid = `fixture-${randomBytes(4).toString('hex')}`;
    this.privateKey = createPrivateKey(privateKey.export({ type: 'pkcs8', format: 'pem' }));
    const pem = publicKey.export({ type: 'spki', format: 'pem' });
    await this.client.query(
      // Retired: it verifies, and nobody tries to open its sealed half, which is none.
      `INSERT INTO accounts.signing_keys (kid, public_jwk, public_pem, private_sealed, key_version, retired_at) VALUES ($1, $2, $3, '', 1, now())`,
      [this.kid, JSON.stringify(publicKey.export({ format: 'jwk' })), pem],
    );
  }

  /** An account with every required consent, and what signs it in. */
  async addAccount(role, { consent = true } = {}) {
    const id = newId();
    await this.client.query('INSERT INTO accounts.accounts (id, display_name, roles) VALUES ($1, $2, $3)', [
      id,
      `${role} ${id.slice(-4)}`,
      [role],
    ]);
    if (consent) {
      const { currentConsents } = require('@hearken/domain-accounts');
      for (const { purpose, version } of currentConsents) {
        await this.client.query(
          'INSERT INTO accounts.consents (account_id, purpose, version, given) VALUES ($1, $2, $3, true)',
          [id, purpose, version],
        );
      }
    }
    return { id, role, sid: newId() };
  }

  /** An access token; ES256 as the api issues it. */
  token({ id, role, sid }, { expiresInSeconds = 3600 } = {}) {
    const now = Math.floor(Date.now() / 1000);
    const encode = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const claims = {
      iss: 'hearken',
      aud: 'hearken',
      sub: id,
      sid,
      roles: [role],
      iat: now,
      exp: now + expiresInSeconds,
    };
    const signed = `${encode({ alg: 'ES256', typ: 'JWT', kid: this.kid })}.${encode(claims)}`;
    const signature = sign('sha256', Buffer.from(signed), { key: this.privateKey, dsaEncoding: 'ieee-p1363' });
    return `${signed}.${signature.toString('base64url')}`;
  }

  /** A conversation of these accounts, open for writing. */
  async addConversation(...accounts) {
    const { wrapKey } = require('@hearken/crypto');
    const id = newId();
    const wrapped = wrapKey(this.kek.key, randomBytes(32), `conversation:${id}`);
    await this.client.query(
      'INSERT INTO conversations.conversations (id, wrapped_key, key_version) VALUES ($1, $2, $3)',
      [id, wrapped, this.kek.version],
    );
    await this.client.query('INSERT INTO conversations.heads (conversation_id) VALUES ($1)', [id]);
    for (const { id: accountId, role } of accounts) {
      await this.client.query(
        'INSERT INTO conversations.members (conversation_id, account_id, role) VALUES ($1, $2, $3)',
        [id, accountId, role],
      );
    }
    return id;
  }

  async addPair() {
    const [user, counselor] = [await this.addAccount('user'), await this.addAccount('counselor')];
    return { user, counselor, conversationId: await this.addConversation(user, counselor) };
  }

  /** Ends a login as a logout does. */
  async revoke({ id, sid }) {
    await this.client.query(
      `INSERT INTO accounts.login_sessions (id, account_id, expires_at, revoked_at, revoke_reason) VALUES ($1, $2, now() + interval '30 days', now(), 'logout')`,
      [sid, id],
    );
  }

  async query(sql, params = []) {
    return (await this.client.query(sql, params)).rows;
  }

  async close() {
    await this.client.end();
  }
}

/** A realtime-ws process; `ready` resolves when it listens. */
export class RealtimeNode {
  constructor(env) {
    this.env = env;
  }

  async start() {
    this.port ??= await reservePort();
    this.url = `http://127.0.0.1:${this.port}`;
    this.output = '';
    const program = this.env.NODE_PROGRAM ?? join(root, 'apps/realtime-ws/dist/main.js');
    const flags = this.env.NODE_FLAGS?.split(' ') ?? [];
    this.process = spawn(process.execPath, [...flags, program], {
      cwd: root,
      env: {
        PATH: process.env.PATH,
        HOST: '127.0.0.1',
        LOG_LEVEL: 'warn',
        INSTANCE_ID: `node-${this.port}`,
        ...this.env,
        PORT: String(this.port),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const keep = (chunk) => (this.output = (this.output + chunk).slice(-20_000));
    this.process.stdout.on('data', keep);
    this.process.stderr.on('data', keep);
    this.exited = once(this.process, 'exit');
    await this.ready();
    return this;
  }

  get pid() {
    return this.process.pid;
  }

  async ready() {
    for (let tries = 0; tries < 1200; tries++) {
      if (this.process.exitCode !== null) throw new Error(`realtime-ws ended at its start:\n${this.output}`);
      if (
        await fetch(`${this.url}/health/live`).then(
          (response) => response.ok,
          () => false,
        )
      )
        return;
      await sleep(50);
    }
    throw new Error(`realtime-ws does not listen:\n${this.output}`);
  }

  async stop(signal = 'SIGTERM') {
    if (this.process.exitCode === null && this.process.signalCode === null) this.process.kill(signal);
    await this.exited;
  }

  /** Back on the same port, as a process manager would do it. */
  async restart() {
    await this.stop('SIGKILL');
    await this.start();
  }

  async dispose() {
    await this.stop('SIGKILL');
    releasePort(this.port);
  }
}
