import { z } from 'zod';

export type Environment = Record<string, string | undefined>;
export type ConfigShape = Record<string, z.ZodType>;

/** A library's part of the configuration: environment names with their schemas, and the object made of them. */
export interface ConfigFragment<T> {
  readonly name: string;
  /** Inject the built object with `@Inject(fragment.token)`. */
  readonly token: symbol;
  /** Reads and checks the environment; throws a `ConfigError` that names every wrong variable. */
  load(env: Environment): T;
}

export type ConfigOf<F> = F extends ConfigFragment<infer T> ? T : never;

/** Thrown at start; the message has one line for each wrong variable. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/** Declares a fragment. Defaults in `shape` are for development; mark values that production must set with `developmentDefault`. */
export function defineConfig<S extends ConfigShape, T>(
  name: string,
  shape: S,
  build: (env: z.output<z.ZodObject<S>>) => T,
): ConfigFragment<T> {
  return {
    name,
    token: Symbol.for(`hearken.config.${name}`),
    load: (env) => build(check(shape, env)),
  };
}

/** Marks a value that must never be printed, not even in the complaint that it is wrong. */
export function secret<Z extends z.ZodType>(schema: Z): Z {
  return mark(schema, { secret: true });
}

/** A default that holds for development and tests only; with HEARKEN_ENV=production the variable is required. */
export function developmentDefault<Z extends z.ZodType>(schema: Z, value: z.input<Z>): z.ZodDefault<Z> {
  const withDefault = schema.default(value as never);
  return mark(withDefault, { ...marksOf(schema), developmentOnly: true });
}

/** A switch: `true` or `false` and nothing else, because `z.coerce.boolean()` takes "false" for true. */
export const flag = (byDefault: boolean) =>
  z
    .enum(['true', 'false'])
    .default(byDefault ? 'true' : 'false')
    .transform((value) => value === 'true');

interface Marks {
  secret?: boolean;
  developmentOnly?: boolean;
}

const marks = new WeakMap<z.ZodType, Marks>();
const marksOf = (schema: z.ZodType): Marks => marks.get(schema) ?? {};

function mark<Z extends z.ZodType>(schema: Z, more: Marks): Z {
  marks.set(schema, { ...marksOf(schema), ...more });
  return schema;
}

function check<S extends ConfigShape>(shape: S, env: Environment): z.output<z.ZodObject<S>> {
  const complaints: string[] = [];
  const values: Record<string, unknown> = {};
  for (const [variable, schema] of Object.entries(shape)) {
    // An empty string is what compose files and shells give for "not set".
    const raw = env[variable] === '' ? undefined : env[variable];
    if (raw === undefined && marksOf(schema).developmentOnly && env['HEARKEN_ENV'] === 'production') {
      complaints.push(`${variable} is required in production`);
      continue;
    }
    const parsed = schema.safeParse(raw);
    if (parsed.success) values[variable] = parsed.data;
    else complaints.push(complaint(variable, schema, raw, parsed.error));
  }
  if (complaints.length > 0) throw new ConfigError(complaints.join('\n'));
  return values as z.output<z.ZodObject<S>>;
}

function complaint(variable: string, schema: z.ZodType, raw: string | undefined, error: z.ZodError): string {
  if (raw === undefined) return `${variable} is required`;
  // The schema's own message may quote the value, so a secret gets none of it.
  if (marksOf(schema).secret) return `${variable} is not valid (value hidden)`;
  return `${variable} is ${JSON.stringify(raw)}: ${error.issues.map((issue) => issue.message).join('; ')}`;
}
