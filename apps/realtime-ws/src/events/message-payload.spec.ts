import { clientFrames, contentSchemas } from '@hearken/contracts';
import fc from 'fast-check';

import { readMessage } from './message-payload';

const ids = {
  conversationId: '019a0000-0000-7000-8000-000000000001',
  clientMessageId: '019a0000-0000-7000-8000-000000000002',
};

/** What the contract's schemas say alone, without the short way for plain texts. */
function bySchemas(payload: unknown): unknown {
  const frame = clientFrames['message.send'].safeParse(payload);
  if (!frame.success) return 'VALIDATION_FAILED';
  const content = contentSchemas[frame.data.type].safeParse(frame.data.content);
  return content.success ? { ...frame.data, content: content.data } : 'CONTENT_INVALID';
}

function byHand(payload: unknown): unknown {
  try {
    return readMessage(payload);
  } catch (error) {
    return (error as { code: string }).code;
  }
}

it('reads every payload exactly as the contract’s schemas do', () => {
  const text = fc.oneof(
    fc.string(),
    fc.string({ unit: 'binary' }),
    fc.constantFrom('', 'a\u0000', '\ud800', 'x'.repeat(4000), 'x'.repeat(4001)),
    fc.integer(),
  );
  const field = fc.oneof(
    fc.constantFrom(...Object.values(ids), 'x', '', null, ids.conversationId.toUpperCase()),
    fc.anything(),
  );
  const payload = fc.oneof(
    fc.record({
      conversationId: fc.constant(ids.conversationId),
      clientMessageId: fc.constant(ids.clientMessageId),
      type: fc.constant('text'),
      content: fc.record({ text }),
    }),
    fc.record(
      {
        conversationId: field,
        clientMessageId: field,
        type: fc.constantFrom('text', 'card', 'image', 'recall', 1),
        content: fc.oneof(fc.record({ text, html: text }, { requiredKeys: [] }), fc.anything()),
        replyToSeq: fc.oneof(fc.integer(), fc.constant(undefined)),
        admin: fc.boolean(),
      },
      { requiredKeys: [] },
    ),
    fc.anything(),
  );
  fc.assert(
    fc.property(payload, (one) => expect(byHand(one)).toEqual(bySchemas(one))),
    { numRuns: 300 },
  );
});
