/** So many at once, so many a second. */
export class TokenBucket {
  private tokens: number;
  private filledAt: number;

  constructor(
    private readonly perSecond: number,
    private readonly burst: number,
    now: number,
  ) {
    this.tokens = burst;
    this.filledAt = now;
  }

  /** @returns 0 when one was taken, else the milliseconds after which there will be one */
  take(now: number): number {
    this.tokens = Math.min(this.burst, this.tokens + ((now - this.filledAt) * this.perSecond) / 1000);
    this.filledAt = now;
    if (this.tokens < 1) return Math.ceil(((1 - this.tokens) * 1000) / this.perSecond);
    this.tokens -= 1;
    return 0;
  }
}
