type Task = () => Promise<void>;

interface Line {
  readonly key: string | null;
  readonly tasks: Task[];
}

/** Runs at most `concurrency` tasks at once and, of tasks with the same key, one after the other in order of arrival. */
export class KeyedQueue {
  private readonly lines = new Map<string, Line>();
  private readonly ready: Line[] = [];
  private running = 0;

  constructor(private readonly concurrency: number) {}

  /** `task` must not reject. Without a key it waits for nothing but the concurrency limit. */
  add(key: string | null, task: Task): void {
    const waiting = key === null ? undefined : this.lines.get(key);
    if (waiting) {
      waiting.tasks.push(task);
      return;
    }
    const line: Line = { key, tasks: [task] };
    if (key !== null) this.lines.set(key, line);
    this.ready.push(line);
    this.start();
  }

  private start(): void {
    while (this.running < this.concurrency) {
      const line = this.ready.shift();
      if (!line) return;
      this.running += 1;
      void this.runFirst(line);
    }
  }

  private async runFirst(line: Line): Promise<void> {
    try {
      await line.tasks[0]?.();
    } finally {
      line.tasks.shift();
      this.running -= 1;
      // Back to the end of the row: a busy key does not keep the others waiting.
      if (line.tasks.length > 0) this.ready.push(line);
      else if (line.key !== null) this.lines.delete(line.key);
      this.start();
    }
  }
}
