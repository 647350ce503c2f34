// A load generator: pairs of sockets, the first of each writes, the second listens. Takes its orders and gives its
// figures over the parent's channel, so that the measured process shares no memory and no garbage collector with it.
import { RawClient } from '../lib/raw-client.mjs';
import { newId } from '../lib/realtime-fixture.mjs';
import { percentile } from '../lib/statistics.mjs';

const body = '我想和你聊聊最近的事情，睡得不太好。';
let pairs = [];
let latencies = [];
let acknowledged = 0;
let delivered = 0;
let refused = null;
let running = false;

process.on('message', (order) => {
  const work = { connect, saturate, pace, stop };
  work[order.do](order).then(
    (result) => process.send({ result }),
    (error) => process.send({ error: error.stack ?? String(error) }),
  );
});

async function connect({ url, pairs: wanted }) {
  pairs.forEach(({ writer, reader }) => [writer, reader].forEach((client) => client.cut()));
  pairs = [];
  for (const { conversationId, writer, reader } of wanted) {
    const clients = await Promise.all([new RawClient(url, writer).connect(), new RawClient(url, reader).connect()]);
    clients[1].onEvent = heard;
    pairs.push({ conversationId, writer: clients[0], reader: clients[1] });
  }
}

/** The text ends with the time of sending: found without reading the whole frame as JSON. */
function heard(json) {
  if (!json.startsWith('["conversation.entry"')) return;
  delivered += 1;
  const at = json.indexOf('@@');
  if (at > 0) latencies.push(performance.now() - Number.parseFloat(json.slice(at + 2, at + 20)));
}

function sendOne({ writer, conversationId }, then) {
  const text = `${body}@@${performance.now().toFixed(3)}`;
  const json = `{"conversationId":"${conversationId}","clientMessageId":"${newId()}","type":"text","content":{"text":"${text}"}}`;
  writer.send('message.send', json, (ack) => {
    if (ack?.startsWith('{"ok":true')) acknowledged += 1;
    else if (running) refused ??= ack ?? 'connection lost';
    then?.();
  });
}

/** Every writer keeps `window` messages on their way. */
async function saturate({ window, warmUpMs, ms }) {
  running = true;
  const next = (pair) => running && sendOne(pair, () => next(pair));
  for (const pair of pairs) for (let count = 0; count < window; count++) next(pair);
  return measure(warmUpMs, ms);
}

/** So many a second in all, evenly, whether or not answers come. */
async function pace({ perSecond, warmUpMs, ms }) {
  running = true;
  const started = performance.now();
  let sent = 0;
  const timer = setInterval(() => {
    for (const due = ((performance.now() - started) * perSecond) / 1000; sent < due; sent++)
      sendOne(pairs[sent % pairs.length]);
  }, 1);
  const result = await measure(warmUpMs, ms);
  clearInterval(timer);
  return result;
}

async function measure(warmUpMs, ms) {
  await new Promise((resolve) => setTimeout(resolve, warmUpMs));
  process.send({ mark: 'begin' });
  const started = performance.now();
  const [acknowledgedBefore, deliveredBefore] = [acknowledged, delivered];
  latencies = [];
  await new Promise((resolve) => setTimeout(resolve, ms));
  const seconds = (performance.now() - started) / 1000;
  process.send({ mark: 'end' });
  running = false;
  const sorted = latencies.toSorted((a, b) => a - b);
  await new Promise((resolve) => setTimeout(resolve, 500));
  if (refused) throw new Error(`refused: ${refused}`);
  const messages = acknowledged - acknowledgedBefore;
  return {
    messages,
    perSecond: messages / seconds,
    deliveredPerSecond: (delivered - deliveredBefore) / seconds,
    p50: percentile(sorted, 0.5),
    p99: percentile(sorted, 0.99),
  };
}

async function stop() {
  process.exit(0);
}
