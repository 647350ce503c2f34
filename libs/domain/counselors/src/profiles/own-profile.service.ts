import { counselorChanged } from '@hearken/contracts';
import { AccountsService } from '@hearken/domain-accounts';
import { UnitOfWork } from '@hearken/platform-database';
import { notFound } from '@hearken/platform-errors';
import { Outbox } from '@hearken/platform-messaging';
import { Injectable } from '@nestjs/common';

import type { ListedCounselor } from './counselor';
import { CounselorListService } from './counselor-list.service';
import type { ChangeProfile } from './counselors.dto';
import { CounselorsRepository } from './counselors.repository';

/** A counselor's work on his own profile. */
@Injectable()
export class OwnProfileService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly counselors: CounselorsRepository,
    private readonly list: CounselorListService,
    private readonly accounts: AccountsService,
    private readonly outbox: Outbox,
  ) {}

  find(id: string): Promise<ListedCounselor> {
    return this.list.findAny(id);
  }

  /** Changes what is given. Running sessions keep the price they were accepted at. */
  async change(id: string, change: ChangeProfile): Promise<ListedCounselor> {
    await this.unitOfWork.run(async () => {
      if (!(await this.counselors.lockById(id))) throw notFound('profile');
      await this.counselors.update(id, change as Parameters<CounselorsRepository['update']>[1]);
      // One person, one name: in the chat and in the list.
      if (change.displayName) await this.accounts.rename(id, change.displayName);
      await this.outbox.add(counselorChanged, id, { counselorId: id });
    });
    return this.find(id);
  }
}
