import type { Unsubscribe } from './types';

/** A set of callbacks; one that throws does not keep the others from being called. */
export class Listeners<T extends unknown[]> {
  private readonly set = new Set<(...args: T) => void>();

  add(listener: (...args: T) => void): Unsubscribe {
    this.set.add(listener);
    return () => this.set.delete(listener);
  }

  call(...args: T): void {
    for (const listener of this.set) {
      try {
        listener(...args);
      } catch (error) {
        // A listener's fault is its owner's: reported like any uncaught error, after the others had their turn.
        queueMicrotask(() => {
          throw error;
        });
      }
    }
  }
}
