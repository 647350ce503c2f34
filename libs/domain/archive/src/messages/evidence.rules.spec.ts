import { chainGenesis } from '@hearken/crypto';

import { leafOf, linkOf, type EvidenceFields } from './evidence.rules';

const salt = Buffer.alloc(16, 7);
const fields: EvidenceFields = {
  corp: 'self',
  threadId: 't',
  position: 1,
  sourceSeq: '18446744073709551615',
  msgid: 'm',
  type: 'text',
  sender: 'a',
  sentAt: new Date('2026-11-20T12:00:00Z'),
  sealed: Buffer.from('body'),
};

describe('the evidence of a message', () => {
  it('is the same for the same message', () => {
    expect(leafOf(salt, fields)).toEqual(leafOf(salt, { ...fields, sealed: Buffer.from('body') }));
  });

  it.each<[keyof EvidenceFields, Partial<EvidenceFields>]>([
    ['corp', { corp: 'other' }],
    ['threadId', { threadId: 'u' }],
    ['position', { position: 2 }],
    ['sourceSeq', { sourceSeq: '18446744073709551614' }],
    ['msgid', { msgid: 'n' }],
    ['type', { type: 'image' }],
    ['sender', { sender: null }],
    ['sentAt', { sentAt: new Date('2026-11-20T12:00:00.001Z') }],
    ['sealed', { sealed: Buffer.from('bodY') }],
  ])('changes with its %s', (_field, change) => {
    expect(leafOf(salt, { ...fields, ...change })).not.toEqual(leafOf(salt, fields));
  });

  it('is bound to its place in the chain', () => {
    const leaf = leafOf(salt, fields);
    const first = linkOf(chainGenesis(), 1, leaf);
    expect(linkOf(chainGenesis(), 2, leaf)).not.toEqual(first);
    expect(linkOf(first, 1, leaf)).not.toEqual(first);
  });
});
