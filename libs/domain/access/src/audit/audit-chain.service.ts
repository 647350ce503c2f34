import { chainGenesis } from '@hearken/crypto';
import { UnitOfWork } from '@hearken/platform-database';
import { Injectable } from '@nestjs/common';

import { AuditRepository, type Seal } from './audit.repository';
import { contentHashOf, linkOf } from './audit.rules';

const BATCH = 500;

export interface ChainReport {
  /** Sealed rows that were looked at. */
  checked: number;
  /** Position of the first row that does not fit, null when all do. */
  brokenAt: number | null;
  unsealed: number;
}

/** Gives committed entries their gapless place in a hash chain, and checks it. */
@Injectable()
export class AuditChainService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditRepository,
  ) {}

  /** Seals one batch; returns how many. One process at a time, the others get 0. */
  seal(): Promise<number> {
    return this.unitOfWork.run(async () => {
      if (!(await this.audit.tryLockSealing())) return 0;
      const waiting = await this.audit.unsealed(BATCH);
      if (waiting.length === 0) return 0;

      let { position, chainHash } = (await this.audit.lastSeal()) ?? { position: 0, chainHash: chainGenesis() };
      const seals: Seal[] = [];
      for (const { id, contentHash } of waiting) {
        const prevHash = chainHash;
        position += 1;
        chainHash = linkOf(prevHash, position, id, contentHash);
        seals.push({ id, position, prevHash, chainHash });
      }
      await this.audit.seal(seals);
      return seals.length;
    });
  }

  /** Recomputes every content hash and link. */
  async verify(): Promise<ChainReport> {
    let position = 0;
    let link = chainGenesis();
    for (;;) {
      const records = await this.audit.sealedAfter(position, BATCH);
      if (records.length === 0)
        return { checked: position, brokenAt: null, unsealed: await this.audit.countUnsealed() };
      for (const record of records) {
        link = linkOf(link, position + 1, record.id, contentHashOf(record));
        const fits = record.position === position + 1 && record.chainHash?.equals(link);
        if (!fits) return { checked: position, brokenAt: position + 1, unsealed: await this.audit.countUnsealed() };
        position += 1;
      }
    }
  }
}
