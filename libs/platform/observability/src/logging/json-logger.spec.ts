import { JsonLogger } from './json-logger';
import { REDACTED } from './redact';
import { requestContext } from './request-context';

function aLogger(level: 'info' | 'debug' = 'info') {
  const lines: string[] = [];
  const logger = new JsonLogger(
    { name: 'api', instanceId: 'one' },
    { level },
    { write: (line) => void lines.push(line) },
  );
  return { logger, lines, last: () => JSON.parse(lines.at(-1) ?? '{}') as Record<string, unknown> };
}

describe('JsonLogger', () => {
  it('writes one JSON line with service, level, time and context', () => {
    const { logger, last } = aLogger();
    logger.log('started', 'Bootstrap');
    expect(last()).toMatchObject({
      level: 'info',
      service: 'api',
      instance: 'one',
      context: 'Bootstrap',
      msg: 'started',
    });
    expect(Date.parse(last().time as string)).not.toBeNaN();
  });

  it('says which request a line belongs to', () => {
    const { logger, last } = aLogger();
    requestContext.run({ requestId: 'request-1' }, () => logger.warn('slow'));
    expect(last()).toMatchObject({ requestId: 'request-1', level: 'warn' });
  });

  it('keeps an error with its stack', () => {
    const { logger, last } = aLogger();
    logger.error({ msg: 'failed', err: new Error('broken') });
    expect(last()).toMatchObject({
      level: 'error',
      msg: 'failed',
      err: { message: 'broken', stack: expect.stringContaining('broken') },
    });
    logger.error('failed again', 'Error: x\n    at somewhere', 'Outbox');
    expect(last()).toMatchObject({
      msg: 'failed again',
      context: 'Outbox',
      stack: expect.stringContaining('somewhere'),
    });
  });

  it('leaves out what is below its level', () => {
    const { logger, lines } = aLogger();
    logger.debug('detail');
    expect(lines).toHaveLength(0);
  });

  it.each([
    'authorization',
    'Cookie',
    'set-cookie',
    'password',
    'newPassword',
    'access_token',
    'refreshToken',
    'clientSecret',
    'content',
    'text',
    'body',
    'phone',
    'apiKey',
  ])('never writes %s, however deep it lies', (name) => {
    const { logger, lines, last } = aLogger();
    logger.log({ msg: 'x', [name]: 'hunter2', deep: { list: [{ [name]: 'hunter2' }] } });
    expect(lines.join()).not.toContain('hunter2');
    expect(last()[name]).toBe(REDACTED);
  });

  it('survives a thing that contains itself and writes no bytes', () => {
    const { logger, last } = aLogger();
    const loop: Record<string, unknown> = { bytes: Buffer.from('hunter2') };
    loop.self = loop;
    logger.log({ msg: 'x', loop });
    expect(last()).toMatchObject({ loop: { bytes: '[7 bytes]' } });
  });
});
