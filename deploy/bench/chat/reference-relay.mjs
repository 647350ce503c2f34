// The bare group-commit relay that ours is measured against: socket.io, one INSERT … SELECT FROM unnest a flush, flush
// at once while fewer than two run, acknowledge after the commit, then hand it to the other one. Nobody signs in,
// nothing is sealed, numbered, checked or announced.
import { createServer } from 'node:http';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { Server } = require('socket.io');
const { Client } = require('pg');

const clients = await Promise.all(
  [0, 1].map(async () => {
    const client = new Client({ connectionString: process.env.DATABASE_URL });
    await client.connect();
    return client;
  }),
);
await clients[0].query(`CREATE TABLE IF NOT EXISTS public.messages
  (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, conversation uuid, client_id uuid, body text, created_at timestamptz DEFAULT now())`);

const http = createServer((_request, response) => response.end('ok'));
const io = new Server(http, { path: '/ws', transports: ['websocket'], perMessageDeflate: false, serveClient: false });
const rooms = new Map();
const idle = [...clients];
let waiting = [];

io.on('connection', (socket) => {
  const room = socket.handshake.auth.token;
  const members = rooms.get(room) ?? [];
  rooms.set(room, [...members, socket]);
  socket.on('message.send', (message, acknowledge) => {
    waiting.push({ socket, room, message, acknowledge });
    if (idle.length > 0) void flush(idle.pop());
  });
});

async function flush(client) {
  while (waiting.length > 0) {
    const batch = waiting;
    waiting = [];
    const { rows } = await client.query({
      name: 'insert',
      text: 'INSERT INTO public.messages (conversation, client_id, body) SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::text[]) RETURNING id',
      values: [
        batch.map(({ message }) => message.conversationId),
        batch.map(({ message }) => message.clientMessageId),
        batch.map(({ message }) => message.content.text),
      ],
    });
    batch.forEach(({ socket, room, message, acknowledge }, index) => {
      acknowledge({ ok: true, seq: rows[index].id });
      for (const member of rooms.get(room))
        if (member !== socket) member.emit('conversation.entry', { seq: rows[index].id, ...message });
    });
  }
  idle.push(client);
}

http.listen(Number(process.env.PORT), '127.0.0.1');
