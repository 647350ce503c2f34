/**
 * Names under which secrets and people's words travel. A log line may say that there was a body, never what it said.
 * Compared without case, `-` and `_`, so that `access_token`, `accessToken` and `Access-Token` are one.
 */
const exact = new Set([
  'authorization',
  'cookie',
  'setcookie',
  'content',
  'text',
  'body',
  'phone',
  'email',
  'identifier',
  'signature',
  'sig',
]);
const within = ['password', 'token', 'secret', 'apikey', 'privatekey', 'credential'];

const DEEPEST = 6;
export const REDACTED = '[redacted]';

/** A copy of what is to be logged without what must not be. */
export function redact(fields: Record<string, unknown>): Record<string, unknown> {
  return redactObject(fields, 0);
}

function redactObject(fields: object, depth: number): Record<string, unknown> {
  const safe: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(fields))
    safe[name] = isSecret(name) ? REDACTED : redactValue(value, depth + 1);
  return safe;
}

function redactValue(value: unknown, depth: number): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Error)
    return { name: value.name, message: value.message, stack: value.stack, code: (value as { code?: unknown }).code };
  if (value instanceof Date) return value;
  if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`;
  if (depth > DEEPEST) return '[deeper]';
  return Array.isArray(value) ? value.map((item) => redactValue(item, depth + 1)) : redactObject(value, depth);
}

function isSecret(name: string): boolean {
  const plain = name.toLowerCase().replaceAll(/[-_]/g, '');
  return exact.has(plain) || within.some((part) => plain.includes(part));
}
