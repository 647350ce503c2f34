import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

import { temporaryNats, temporaryPostgres, temporaryRedis } from '../../local/servers/index.mjs';
import { buildRealtime, RealtimeFixture, RealtimeNode } from '../lib/realtime-fixture.mjs';
import { round, spread } from '../lib/statistics.mjs';
import { Generator } from './generator.mjs';

const rounds = 3;
const saturation = { do: 'saturate', window: 10, warmUpMs: 2000, ms: 6000 };
const steady = { do: 'pace', perSecond: 1000, warmUpMs: 1500, ms: 6000 };

/** ejabberd 23.01 with its archive in PostgreSQL, measured once on another machine of 2 cores: not part of this run. */
const ejabberd = { perSecond: 2540, p99: 6.0, cpuSaturated: 633, cpuSteady: 949 };

/** chat.saturation, chat.latency, chat.cpu and the pairs part of chat.growth. */
export async function run({ root }) {
  buildRealtime();
  const [postgres, nats, redis] = await Promise.all([
    temporaryPostgres({ durable: true }),
    temporaryNats(),
    temporaryRedis(),
  ]);
  const keysDir = mkdtempSync(join(tmpdir(), 'hearken-bench-keys-'));
  execFileSync('node', ['deploy/migrations/migrate.cjs'], {
    cwd: root,
    env: { ...process.env, DATABASE_OWNER_URL: postgres.url },
    stdio: 'ignore',
  });
  const fixture = await new RealtimeFixture({ ownerUrl: postgres.url, keysDir }).open();
  const generator = new Generator();
  const nodes = [];
  try {
    const service = new URL(postgres.url);
    service.username = 'hearken_realtime';
    const limits = {
      SOCKET_EVENTS_PER_SECOND: '1000000',
      SOCKET_EVENTS_BURST: '1000000',
      SOCKET_ADMISSION_PER_SECOND: '100000',
      // On a machine that is busy with other things the poll may come late; that is not what is measured here.
      ACCESS_GRANTS_TRUST_MS: '60000',
    };
    const ours = await new RealtimeNode({
      DATABASE_URL: service.href,
      NATS_URL: nats.url,
      REDIS_URL: redis.url,
      KEYS_DIR: keysDir,
      ...limits,
    }).start();
    nodes.push(ours);
    const bare = await new RealtimeNode({
      DATABASE_URL: postgres.url,
      NODE_PROGRAM: fileURLToPath(new URL('./reference-relay.mjs', import.meta.url)),
    }).start();
    nodes.push(bare);
    const pairs = await makePairs(fixture, 1000);
    const measure = async (node, list, order) => {
      await generator.connect(node.url, node === bare ? list.map(asRoom) : list);
      const result = await generator.measure(order, { node: node.pid, postgres: postgres.pid });
      await sleep(500);
      return result;
    };

    const figures = { bareSaturated: [], oursSaturated: [], bareSteady: [], oursSteady: [], few: [], many: [] };
    const note = async (name, node, list, order) => {
      const result = await measure(node, list, order);
      figures[name].push(result);
      console.log(describe(name, result));
    };
    const some = pairs.slice(0, 200);
    for (let round = 0; round < rounds; round++) {
      await note('bareSaturated', bare, some, saturation);
      await note('oursSaturated', ours, some, saturation);
      await note('bareSteady', bare, some, steady);
      await note('oursSteady', ours, some, steady);
      // The same number of messages on their way, spread over few or many conversations.
      await note('few', ours, pairs.slice(0, 20), { ...saturation, window: 100 });
      await note('many', ours, pairs, { ...saturation, window: 2 });
    }
    await verify(fixture);
    return { figures: summarise(figures), goals: goalsOf(figures) };
  } finally {
    generator.stop();
    await Promise.all(nodes.map((node) => node.dispose()));
    await fixture.close();
    await Promise.all([postgres, nats, redis].map((server) => server.stop()));
  }
}

async function makePairs(fixture, count) {
  const pairs = [];
  for (let index = 0; index < count; index++) {
    const { user, counselor, conversationId } = await fixture.addPair();
    pairs.push({ conversationId, writer: fixture.token(user), reader: fixture.token(counselor) });
  }
  return pairs;
}

const asRoom = ({ conversationId }) => ({ conversationId, writer: conversationId, reader: conversationId });

/** A fast wrong answer is no result: every conversation must be gapless, and each entry announced. */
async function verify(fixture) {
  const [{ broken }] = await fixture.query(`SELECT count(*)::int AS broken FROM (
    SELECT h.conversation_id FROM conversations.heads h LEFT JOIN conversations.entries e ON e.conversation_id = h.conversation_id
    GROUP BY h.conversation_id, h.head HAVING count(e.seq) <> h.head OR coalesce(max(e.seq), 0) <> h.head) wrong`);
  const [{ missing }] = await fixture.query(
    `SELECT (SELECT count(*) FROM conversations.entries) - (SELECT count(*) FROM messaging.outbox WHERE subject LIKE 'hearken.conversations.entry_appended%') AS missing`,
  );
  if (broken > 0 || Number(missing) !== 0)
    throw new Error(`the log is not whole: ${broken} conversations with gaps, ${missing} entries without event`);
}

function goalsOf({ bareSaturated, oursSaturated, bareSteady, oursSteady, few, many }) {
  const of = (list, pick) => spread(list.map(pick)).median;
  const perSecond = (list) => of(list, (one) => one.perSecond);
  const cpu = (list) => of(list, (one) => one.cpu.node + one.cpu.postgres);
  const p99 = of(oursSteady, (one) => one.p99);
  return [
    atLeast('chat.saturation.ratio', perSecond(oursSaturated) / perSecond(bareSaturated), 0.6),
    atLeast('chat.saturation.ejabberd', perSecond(oursSaturated) / ejabberd.perSecond, 4),
    atMost('chat.latency.p50', of(oursSteady, (one) => one.p50) / of(bareSteady, (one) => one.p50), 2),
    atMost('chat.latency.p99', p99 / of(bareSteady, (one) => one.p99), 2),
    atMost('chat.latency.ejabberd', p99 / ejabberd.p99, 1),
    atMost('chat.cpu.saturated', cpu(oursSaturated) / ejabberd.cpuSaturated, 0.15),
    atMost('chat.cpu.steady', cpu(oursSteady) / ejabberd.cpuSteady, 0.6),
    atLeast('chat.growth.pairs', perSecond(many) / perSecond(few), 0.8),
  ];
}

const atLeast = (id, value, bound) => ({ id, measured: round(value), target: `>=${bound}`, met: value >= bound });
const atMost = (id, value, bound) => ({ id, measured: round(value), target: `<=${bound}`, met: value <= bound });

function summarise(figures) {
  return Object.fromEntries(
    Object.entries(figures).map(([name, list]) => [
      name,
      {
        perSecond: spread(list.map((one) => round(one.perSecond, 0))),
        p50: spread(list.map((one) => round(one.p50))),
        p99: spread(list.map((one) => round(one.p99))),
        cpuNode: spread(list.map((one) => round(one.cpu.node, 1))),
        cpuPostgres: spread(list.map((one) => round(one.cpu.postgres, 1))),
      },
    ]),
  );
}

function describe(name, { perSecond, p50, p99, cpu }) {
  const figures = `${round(perSecond, 0)} msg/s, p50 ${round(p50)} ms, p99 ${round(p99)} ms`;
  return `${name.padEnd(14)} ${figures}, CPU ${round(cpu.node, 1)} + ${round(cpu.postgres, 1)} µs a message`;
}
