export interface EveryOptions {
  /** For logs and locks; unique in the fleet. */
  name: string;
  /** true: of all processes only one at a time does it (advisory lock, in a unit of work). Default false. */
  exclusive?: boolean;
}
export interface EveryMetadata extends EveryOptions {
  everyMs: number;
}

export const EVERY = Symbol('hearken:every');

/** Calls a provider's method every `everyMs` milliseconds, never twice at once; an error is logged and does not stop it. */
export function Every(everyMs: number, options: EveryOptions) {
  return (_target: object, _name: string | symbol, descriptor: TypedPropertyDescriptor<() => Promise<void>>): void => {
    Reflect.defineMetadata(EVERY, { ...options, everyMs } satisfies EveryMetadata, descriptor.value as object);
  };
}
