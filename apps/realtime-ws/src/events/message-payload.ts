import { clientFrames, contentSchemas, type MessageType, type ParsedPayload } from '@hearken/contracts';
import { DomainError } from '@hearken/platform-errors';
import { validationFailed } from '@hearken/platform-http';

type SendPayload = ParsedPayload<'message.send'>;

// Lower case, as PostgreSQL writes them; others go through the schema.
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const textCeiling = 4000;

/**
 * Reads a message.send: plain texts, nearly all there is, by hand in under a microsecond; everything else, and
 * everything that is wrong, by the contract's schemas, which also say what is wrong. @throws VALIDATION_FAILED, CONTENT_INVALID
 */
export function readMessage(payload: unknown): SendPayload {
  return readPlainText(payload) ?? readBySchema(payload);
}

function readPlainText(payload: unknown): SendPayload | null {
  if (typeof payload !== 'object' || payload === null) return null;
  const { conversationId, clientMessageId, type, content, ...rest } = payload as Record<string, unknown>;
  if (type !== 'text' || !isUuid(conversationId) || !isUuid(clientMessageId)) return null;
  for (const _ in rest) return null;
  const text = plainText(content);
  return text === null ? null : { conversationId, clientMessageId, type, content: { text } };
}

const isUuid = (value: unknown): value is string => typeof value === 'string' && uuid.test(value);

function plainText(content: unknown): string | null {
  if (typeof content !== 'object' || content === null) return null;
  const { text, ...rest } = content as Record<string, unknown>;
  for (const _ in rest) return null;
  if (typeof text !== 'string' || text.length === 0 || text.length > textCeiling) return null;
  // What PostgreSQL cannot hold as text is refused by the schema with the reason.
  return text.includes('\u0000') || !text.isWellFormed() ? null : text;
}

function readBySchema(payload: unknown): SendPayload {
  const frame = clientFrames['message.send'].safeParse(payload);
  if (!frame.success) throw validationFailed(frame.error.issues);
  const content = contentSchemas[frame.data.type satisfies MessageType].safeParse(frame.data.content);
  if (!content.success) {
    const [issue] = content.error.issues;
    throw new DomainError(
      'CONTENT_INVALID',
      `content.${issue?.path.map(String).join('.') ?? ''}: ${issue?.message ?? 'not valid'}`,
    );
  }
  return { ...frame.data, content: content.data };
}
