import { randomInt } from 'node:crypto';

import type { EntryCipher } from '@hearken/domain-conversations';
import { chainGenesis } from '@hearken/crypto';
import { uuidv7 } from '@hearken/platform-database';
import { testDatabase, testUnitOfWork, type TestDatabase, type TestUnitOfWork } from '@hearken/platform-testing';
import { Client } from 'pg';

import type { ArrivedEntry } from './messages/archived-message';
import { leafOf, linkOf } from './messages/evidence.rules';
import { MessageTexts } from './messages/message-texts';
import { MessagesRepository } from './messages/messages.repository';
import { RecordingService } from './messages/recording.service';
import { ArchiveScope, SELF } from './scope/archive-scope';
import { IndexingJob } from './search/indexing.job';
import { SearchService } from './search/search.service';
import { ThreadsRepository } from './threads/threads.repository';

// Sealing is the conversations domain's and tested there; here a sealed body is its JSON.
const cipher = {
  open: (_conversation: string, _message: string, sealed: Buffer) =>
    Promise.resolve(JSON.parse(sealed.toString()) as Record<string, unknown>),
} as unknown as EntryCipher;
const keys = {
  current: () => Promise.resolve({ version: 1, key: Buffer.alloc(32, 5) }),
  byVersion: () => Promise.resolve(Buffer.alloc(32, 5)),
};

let database: TestDatabase;
let unit: TestUnitOfWork;
let scope: ArchiveScope;
let messages: MessagesRepository;
let recording: RecordingService;
let indexing: IndexingJob;
let searching: SearchService;

beforeAll(async () => {
  database = await testDatabase();
  unit = await testUnitOfWork(database.roleUrl('hearken_archive'));
  const { unitOfWork } = unit;
  scope = new ArchiveScope(unitOfWork);
  messages = new MessagesRepository(unitOfWork);
  const texts = new MessageTexts(unitOfWork, cipher);
  recording = new RecordingService(scope, new ThreadsRepository(unitOfWork), messages, cipher);
  indexing = new IndexingJob(unitOfWork, scope, messages, texts, keys);
  searching = new SearchService(unitOfWork, messages, texts, keys);
  await indexing.makePartitions();
});
afterAll(async () => {
  await unit.close();
  await database.drop();
});

function anEntry(conversationId: string, seq: number, text: string, more: Partial<ArrivedEntry> = {}): ArrivedEntry {
  const content = Buffer.from(JSON.stringify({ text }));
  return {
    conversationId,
    seq,
    messageId: uuidv7(),
    type: 'text',
    senderId: uuidv7(),
    senderRole: 'user',
    sentAt: new Date(),
    sealed: content,
    ...more,
  };
}

async function indexAll(): Promise<void> {
  const rows = await unit.unitOfWork.query<{ id: string; sentAt: Date }>(
    'SELECT message_id AS id, sent_at AS "sentAt" FROM archive.unindexed',
  );
  for (const row of rows) await indexing.index({ ...row, corp: SELF });
}

const find = (query: string, more: Partial<Parameters<SearchService['find']>[0]> = {}) =>
  scope.run(SELF, () => searching.find({ query, limit: 100, originals: false, ...more }));
const textsOf = (result: Awaited<ReturnType<typeof find>>) => result.found.map(({ content }) => content['text']);

it('A1 stores an entry once, however often and at once it comes', async () => {
  const entry = anEntry(uuidv7(), 1, '只存一次');
  await Promise.all(Array.from({ length: 20 }, () => recording.record(entry)));
  await recording.record(entry);
  const stored = await scope.run(SELF, () => messages.findByIds([entry.messageId]));
  expect(stored).toHaveLength(1);
});

it('A18 chains the messages of a conversation, so that an edit by a superuser shows at its place', async () => {
  const conversationId = uuidv7();
  for (let seq = 1; seq <= 5; seq += 1) await recording.record(anEntry(conversationId, seq, `第${seq}句`));
  const verify = async (): Promise<number | null> => {
    const stored = (await scope.run(SELF, () => messages.findPage({ limit: 100 })))
      .filter(({ sealed }) => sealed?.includes('句'))
      .sort((a, b) => a.position - b.position);
    let previous: Buffer = chainGenesis();
    for (const { position, link, leaf, salt, sealed, ...rest } of stored) {
      const fields = {
        corp: SELF,
        position,
        sealed: sealed as Buffer,
        threadId: rest.threadId,
        sourceSeq: rest.sourceSeq,
        msgid: rest.msgid,
        type: rest.type,
        sender: rest.sender,
        sentAt: rest.sentAt,
      };
      if (!leafOf(salt, fields).equals(leaf) || !linkOf(previous, position, leaf).equals(link)) return position;
      previous = link;
    }
    return null;
  };
  expect(await verify()).toBeNull();

  const superuser = new Client({ connectionString: database.ownerUrl });
  await superuser.connect();
  await superuser.query(`ALTER TABLE archive.messages DISABLE TRIGGER USER`);
  await superuser.query(
    `UPDATE archive.messages SET sealed = convert_to('{"text":"假的句"}', 'UTF8') WHERE position = 3 AND sealed = convert_to('{"text":"第3句"}', 'UTF8')`,
  );
  await superuser.query(`ALTER TABLE archive.messages ENABLE TRIGGER USER`);
  await superuser.end();
  expect(await verify()).toBe(3);
});

it('A18 refuses changes to what is archived', async () => {
  const entry = anEntry(uuidv7(), 1, '不变');
  await recording.record(entry);
  for (const sql of [
    `UPDATE archive.messages SET type = 'x' WHERE id = $1`,
    'DELETE FROM archive.messages WHERE id = $1',
  ]) {
    await expect(scope.run(SELF, () => unit.unitOfWork.query(sql, [entry.messageId]))).rejects.toThrow(
      /permission denied/,
    );
  }
});

it('A20 shows nothing without a corp, and nothing of another one', async () => {
  const entry = anEntry(uuidv7(), 1, '隔离');
  await recording.record(entry);
  await expect(unit.unitOfWork.query('SELECT * FROM archive.messages')).rejects.toThrow('no corp is set');
  await expect(scope.run('other', () => messages.findByIds([entry.messageId]))).resolves.toEqual([]);
  const elsewhere = await scope.run('other', () => searching.find({ query: '隔离', limit: 10, originals: true }));
  expect(elsewhere.found).toEqual([]);
  await expect(unit.unitOfWork.query('SELECT * FROM archive.search')).rejects.toThrow('permission denied');
});

it('A16 finds a message at once, indexed or not, from one character', async () => {
  const conversationId = uuidv7();
  const earlier = anEntry(conversationId, 1, '我昨晚梦见了鲸鱼');
  await recording.record(earlier);
  await indexAll();
  await recording.record(anEntry(conversationId, 2, '又是鲸鱼的梦'));

  expect(textsOf(await find('鲸'))).toEqual(['又是鲸鱼的梦', '我昨晚梦见了鲸鱼']);
  expect(textsOf(await find('梦见了鲸'))).toEqual(['我昨晚梦见了鲸鱼']);
  expect(textsOf(await find('鲸梦'))).toEqual([]);
  expect((await find('鲸鱼')).found[1]?.highlights).toEqual([{ start: 6, end: 8 }]);
});

it('A16 pages without missing or doubling', async () => {
  const conversationId = uuidv7();
  for (let seq = 1; seq <= 7; seq += 1) await recording.record(anEntry(conversationId, seq, `橘子${seq}`));
  const all: unknown[] = [];
  let before: string | undefined;
  do {
    const page = await find('橘子', { limit: 3, before });
    all.push(...textsOf(page));
    before = page.next ?? undefined;
  } while (before !== undefined);
  expect(all).toEqual([7, 6, 5, 4, 3, 2, 1].map((seq) => `橘子${seq}`));
});

it('A10 hides a recalled message from all but auditors, also when the recall came first', async () => {
  const conversationId = uuidv7();
  await recording.record(
    anEntry(conversationId, 2, '', { type: 'recall', sealed: Buffer.from(JSON.stringify({ seq: 1 })) }),
  );
  await recording.record(anEntry(conversationId, 1, '说错了的秘密'));
  await indexAll();
  expect(textsOf(await find('秘密'))).toEqual([]);
  expect(textsOf(await find('秘密', { originals: true }))).toEqual(['说错了的秘密']);
});

const byText = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

it('A16 equals a plain search on random texts', async () => {
  const letters = [...'心里很难过abAＢ1 😀，'];
  const random = (length: number) => Array.from({ length }, () => letters[randomInt(letters.length)]).join('');
  const conversationId = uuidv7();
  const texts: string[] = [];
  for (let seq = 1; seq <= 150; seq += 1) {
    texts.push(`${random(randomInt(1, 40))}§`);
    await recording.record(anEntry(conversationId, seq, texts.at(-1) ?? ''));
    if (seq === 100) await indexAll();
  }
  const folded = (text: string) => text.normalize('NFKC').toLowerCase();
  for (let round = 0; round < 60; round += 1) {
    const query = random(randomInt(1, 4)).trim();
    if (query === '') continue;
    const expected = texts.filter((text) => folded(text).includes(folded(query)));
    const found = textsOf(await find(query, { limit: 1000 })).filter((text) => String(text).endsWith('§'));
    expect(found.map(String).toSorted(byText)).toEqual(expected.toSorted(byText));
  }
});
