import { counselorChanged } from '@hearken/contracts';
import { Audit } from '@hearken/domain-access';
import type { Actor } from '@hearken/platform-auth';
import { UnitOfWork, type Page } from '@hearken/platform-database';
import { DomainError, notFound } from '@hearken/platform-errors';
import { Outbox } from '@hearken/platform-messaging';
import { Injectable } from '@nestjs/common';

import type { CounselorStatus, ListedCounselor } from './counselor';
import { CounselorListService } from './counselor-list.service';
import type { ListManagedCounselorsQuery } from './counselors.dto';
import { CounselorsRepository } from './counselors.repository';

/** What staff do with counselors. */
@Injectable()
export class CounselorsAdminService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly counselors: CounselorsRepository,
    private readonly counselorList: CounselorListService,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
  ) {}

  /** Newest first. */
  list(query: ListManagedCounselorsQuery): Promise<Page<ListedCounselor>> {
    return this.counselorList.listAll(query);
  }

  find(id: string): Promise<ListedCounselor> {
    return this.counselorList.findAny(id);
  }

  /** Takes a counselor off the list and out of matching; running sessions go on to their end. */
  async suspend(actor: Actor, id: string, reason: string, address: string | null): Promise<ListedCounselor> {
    return this.setStatus(actor, id, { to: 'suspended', reason, address });
  }

  async activate(actor: Actor, id: string, address: string | null): Promise<ListedCounselor> {
    return this.setStatus(actor, id, { to: 'active', reason: null, address });
  }

  private async setStatus(actor: Actor, id: string, { to, reason, address }: StatusChange): Promise<ListedCounselor> {
    await this.unitOfWork.run(async () => {
      const counselor = await this.counselors.lockById(id);
      if (!counselor) throw notFound('counselor');
      if (counselor.status === to) throw new DomainError('CONFLICT', `The counselor is ${to} already`);

      await this.counselors.setStatus(id, to, reason);
      await this.outbox.add(counselorChanged, id, { counselorId: id });
      await this.audit.record({
        actorId: actor.id,
        action: to === 'suspended' ? 'counselors.profile.suspend' : 'counselors.profile.activate',
        targetType: 'counselor',
        targetId: id,
        before: { status: counselor.status },
        after: { status: to },
        address,
        ...(reason === null ? {} : { reason }),
      });
    });
    return this.find(id);
  }
}

interface StatusChange {
  to: CounselorStatus;
  reason: string | null;
  address: string | null;
}
