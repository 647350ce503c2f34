import { notFound } from '@hearken/platform-errors';
import { Injectable } from '@nestjs/common';

import { CounselorsRepository } from '../profiles/counselors.repository';
import { drawAvatar } from './avatar.rules';

/** Generated pictures of counselors. */
@Injectable()
export class AvatarsService {
  constructor(private readonly counselors: CounselorsRepository) {}

  async svgOf(counselorId: string): Promise<string> {
    const counselor = await this.counselors.findById(counselorId);
    if (!counselor) throw notFound('counselor');
    return drawAvatar(counselor.avatarSeed);
  }
}
