import { Injectable } from '@nestjs/common';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';

export interface DecoratedMethod<M> {
  metadata: M;
  /** For logs: `Class.method`. */
  name: string;
  call: (...args: unknown[]) => Promise<unknown>;
}

/** Finds methods of the application's providers by the metadata that a decorator left on them. */
@Injectable()
export class DecoratedMethods {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
  ) {}

  find<M>(key: symbol): DecoratedMethod<M>[] {
    const found: DecoratedMethod<M>[] = [];
    // A provider exported under two tokens is one object and must run once.
    const seen = new Set<object>();
    for (const { instance } of this.discovery.getProviders() as { instance: unknown }[]) {
      if (typeof instance !== 'object' || instance === null || seen.has(instance)) continue;
      seen.add(instance);
      found.push(...this.methodsOf<M>(instance, key));
    }
    return found;
  }

  private methodsOf<M>(instance: object, key: symbol): DecoratedMethod<M>[] {
    const prototype = Object.getPrototypeOf(instance) as object | null;
    if (!prototype || prototype === Object.prototype) return [];
    return this.scanner.getAllMethodNames(prototype).flatMap((name) => {
      const method: unknown = Object.getOwnPropertyDescriptor(ownerOf(prototype, name), name)?.value;
      if (typeof method !== 'function') return [];
      const metadata = Reflect.getMetadata(key, method) as M | undefined;
      if (metadata === undefined) return [];
      const call = async (...args: unknown[]) => Reflect.apply(method, instance, args) as unknown;
      return [{ metadata, name: `${instance.constructor.name}.${name}`, call }];
    });
  }
}

function ownerOf(prototype: object, name: string): object {
  let owner: object = prototype;
  while (!Object.hasOwn(owner, name)) owner = Object.getPrototypeOf(owner) as object;
  return owner;
}
