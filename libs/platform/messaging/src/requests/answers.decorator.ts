import type { RequestDefinition } from '@hearken/contracts';

export const ANSWERS = Symbol('hearken:answers');

/** Makes a provider's method answer a request; of several processes one gets each. Throw a `DomainError` to refuse. */
export function Answers<T, R>(definition: RequestDefinition<T, R>) {
  return (
    _target: object,
    _name: string | symbol,
    descriptor: TypedPropertyDescriptor<(data: T) => Promise<R>>,
  ): void => {
    Reflect.defineMetadata(ANSWERS, definition, descriptor.value as object);
  };
}
