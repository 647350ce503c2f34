import { permissions, staffNoticeSchema, staffSubject } from '@hearken/contracts';
import { Permissions, type Actor } from '@hearken/platform-auth';
import { Subscriptions } from '@hearken/platform-messaging';
import { Injectable, Logger, type OnModuleDestroy, type OnModuleInit, type MessageEvent } from '@nestjs/common';
import {
  catchError,
  EMPTY,
  exhaustMap,
  filter,
  from,
  map,
  merge,
  share,
  Subject,
  takeUntil,
  timer,
  type Observable,
} from 'rxjs';

import { OverviewService } from '../overview/overview.service';

const NUMBERS_MS = 2000;

/** One stream a page. Numbers are asked for once for all pages of this process. */
@Injectable()
export class LiveService implements OnModuleInit, OnModuleDestroy {
  private readonly logger = new Logger(LiveService.name);
  private readonly alerts = new Subject<MessageEvent>();
  private readonly closing = new Subject<void>();
  private unsubscribe: () => void = () => undefined;
  private readonly numbers: Observable<MessageEvent>;

  constructor(
    overview: OverviewService,
    private readonly subscriptions: Subscriptions,
    private readonly permissions: Permissions,
  ) {
    this.numbers = timer(0, NUMBERS_MS).pipe(
      exhaustMap(() =>
        from(overview.live()).pipe(
          catchError((error: unknown) => {
            this.logger.warn(`live numbers cannot be read: ${String(error)}`);
            return EMPTY;
          }),
        ),
      ),
      map((data) => ({ type: 'numbers', data })),
      share(),
    );
  }

  onModuleInit(): void {
    this.unsubscribe = this.subscriptions.subscribe(staffSubject, (bytes) => {
      const notice = staffNoticeSchema.safeParse(JSON.parse(Buffer.from(bytes).toString('utf8')));
      if (notice.success) this.alerts.next({ type: notice.data.kind, data: notice.data.data });
    });
  }

  onModuleDestroy(): void {
    this.unsubscribe();
    // Open streams would hold up the end of the process.
    this.closing.next();
  }

  /** Ends with the token, so that a right that was taken away does not live on in an open stream. */
  async follow(actor: Actor): Promise<Observable<MessageEvent>> {
    const mayReadAlerts = await this.permissions.can(actor, permissions.readAlerts);
    const alerts = this.alerts.pipe(filter(() => mayReadAlerts));
    return merge(this.numbers, alerts).pipe(
      takeUntil(merge(this.closing, timer(Math.max(0, actor.tokenExpiresAt - Date.now())))),
    );
  }
}
