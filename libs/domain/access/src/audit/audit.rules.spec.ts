import { chainGenesis } from '@hearken/crypto';

import { canonicalJson, contentHashOf, linkOf, type AuditContent } from './audit.rules';

const content: AuditContent = {
  id: '01997f0e-0000-7000-8000-000000000001',
  occurredAt: new Date('2026-11-20T10:00:00.123Z'),
  actorId: null,
  action: 'users.account.ban',
  targetType: 'account',
  targetId: 'x',
  before: { status: 'active', nested: { b: 1, a: [2, { d: 1, c: null }] } },
  after: { status: 'banned' },
  reason: 'spam',
  address: null,
  traceId: null,
};

describe('canonical JSON', () => {
  it('is the same whatever the order of keys', () => {
    expect(canonicalJson({ b: 1, a: { d: [1, { f: 1, e: 2 }], c: 'x' } })).toBe(
      '{"a":{"c":"x","d":[1,{"e":2,"f":1}]},"b":1}',
    );
  });

  it('says dates as strings and undefined as nothing', () => {
    expect(canonicalJson({ at: new Date(0), gone: undefined })).toBe('{"at":"1970-01-01T00:00:00.000Z"}');
  });
});

describe('content hash', () => {
  it('survives a round trip through jsonb, which sorts keys', () => {
    const stored = { ...content, before: { nested: { a: [2, { c: null, d: 1 }], b: 1 }, status: 'active' } };
    expect(contentHashOf(stored)).toEqual(contentHashOf(content));
  });

  it.each([
    ['actor', { actorId: '01997f0e-0000-7000-8000-000000000002' }],
    ['reason', { reason: 'spam!' }],
    ['before', { before: null }],
    ['time', { occurredAt: new Date('2026-11-20T10:00:00.124Z') }],
  ])('changes with the %s', (_, change) => {
    expect(contentHashOf({ ...content, ...change })).not.toEqual(contentHashOf(content));
  });
});

describe('link', () => {
  it('changes with the place, so that rows cannot swap', () => {
    const hash = contentHashOf(content);
    expect(linkOf(chainGenesis(), 1, content.id, hash)).not.toEqual(linkOf(chainGenesis(), 2, content.id, hash));
  });
});
