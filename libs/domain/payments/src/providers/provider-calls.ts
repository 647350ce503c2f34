import { UnitOfWork } from '@hearken/platform-database';
import { Injectable } from '@nestjs/common';

/** The diary of calls to providers: what was about to be asked is on disk before it is asked. */
@Injectable()
export class ProviderCalls {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Runs a call between its two rows. */
  async record<T>(paymentId: string, call: 'create' | 'query' | 'close', work: () => Promise<T>): Promise<T> {
    const [row] = await this.unitOfWork.query<{ id: string }>(
      'INSERT INTO payments.provider_calls (payment_id, call) VALUES ($1, $2) RETURNING id',
      [paymentId, call],
    );
    try {
      const result = await work();
      await this.finish(row!.id, 'ok', null);
      return result;
    } catch (error) {
      await this.finish(row!.id, 'failed', error instanceof Error ? error.message.slice(0, 500) : 'unknown');
      throw error;
    }
  }

  private async finish(id: string, outcome: 'ok' | 'failed', detail: string | null): Promise<void> {
    await this.unitOfWork.query(
      'UPDATE payments.provider_calls SET finished_at = now(), outcome = $2, detail = $3 WHERE id = $1',
      [id, outcome, detail],
    );
  }
}
