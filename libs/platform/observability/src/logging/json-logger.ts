import { trace } from '@opentelemetry/api';
import type { LoggerService } from '@nestjs/common';
import { pino, type DestinationStream, type Logger as PinoLogger } from 'pino';

import type { LoggingConfig } from './logging.config';
import { redact } from './redact';
import { requestContext } from './request-context';

export interface LoggedService {
  name: string;
  instanceId: string;
}

/** Nest tells at every start what it is made of, some hundred lines. */
const inventory = new Set<unknown>(['InstanceLoader', 'RoutesResolver', 'RouterExplorer']);

type Level = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace';

/** pino's JSON lines behind Nest's logger, so that `new Logger(X.name)` anywhere writes them. */
export class JsonLogger implements LoggerService {
  readonly pino: PinoLogger;

  constructor(
    { name, instanceId }: LoggedService,
    { level }: Pick<LoggingConfig, 'level'>,
    destination?: DestinationStream,
  ) {
    const options = {
      level,
      base: { service: name, instance: instanceId },
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
      formatters: { level: (label: string) => ({ level: label }), log: redact },
      mixin: () => ({ ...requestContext.getStore(), ...traceFields() }),
    };
    this.pino = destination ? pino(options, destination) : pino(options);
  }

  log(message: unknown, ...rest: unknown[]): void {
    this.write(inventory.has(rest.at(-1)) ? 'debug' : 'info', message, rest);
  }

  warn(message: unknown, ...rest: unknown[]): void {
    this.write('warn', message, rest);
  }

  debug(message: unknown, ...rest: unknown[]): void {
    this.write('debug', message, rest);
  }

  verbose(message: unknown, ...rest: unknown[]): void {
    this.write('trace', message, rest);
  }

  /** Nest calls `error(message, stack?, context?)`. */
  error(message: unknown, ...rest: unknown[]): void {
    this.write('error', message, rest);
  }

  fatal(message: unknown, ...rest: unknown[]): void {
    this.write('fatal', message, rest);
  }

  private write(level: Level, message: unknown, rest: unknown[]): void {
    if (!this.pino.isLevelEnabled(level)) return;
    const { context, stack, fields } = readRest(rest);
    const own = typeof message === 'string' ? {} : fieldsOf(message);
    this.pino[level](
      { ...(context ? { context } : {}), ...(stack ? { stack } : {}), ...fields, ...own.fields },
      own.message ?? String(message),
    );
  }
}

/** Nest's convention: objects are fields, the last string is the context, one with line breaks is a stack. */
function readRest(rest: unknown[]): { context?: string; stack?: string; fields: Record<string, unknown> } {
  const result: ReturnType<typeof readRest> = { fields: {} };
  for (const item of rest) {
    if (typeof item === 'string') {
      if (item.includes('\n')) result.stack = item;
      else result.context = item;
    } else if (item !== undefined) Object.assign(result.fields, fieldsOf(item).fields);
  }
  return result;
}

function fieldsOf(value: unknown): { message?: string; fields?: Record<string, unknown> } {
  if (value instanceof Error) return { message: value.message, fields: { err: value } };
  if (typeof value === 'object' && value !== null) {
    const { msg, ...fields } = value as Record<string, unknown>;
    return { message: typeof msg === 'string' ? msg : '', fields };
  }
  return { message: String(value), fields: {} };
}

function traceFields(): { traceId?: string; spanId?: string } {
  const span = trace.getActiveSpan()?.spanContext();
  return span ? { traceId: span.traceId, spanId: span.spanId } : {};
}
