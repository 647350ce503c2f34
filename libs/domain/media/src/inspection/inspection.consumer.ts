// Listens to hearken.media.upload_completed.v1.
import { uploadCompleted, type EventEnvelope } from '@hearken/contracts';
import { Consumes, type PayloadOf } from '@hearken/platform-messaging';
import { Injectable } from '@nestjs/common';

import { InspectionService } from './inspection.service';

@Injectable()
export class InspectionConsumer {
  constructor(private readonly inspection: InspectionService) {}

  // Files are read and written meanwhile, which no transaction may wait for; settling is compare-and-set.
  @Consumes(uploadCompleted, { durable: 'media-inspection', concurrency: 2, transactional: false })
  onUploadCompleted({ data }: EventEnvelope<PayloadOf<typeof uploadCompleted>>): Promise<void> {
    return this.inspection.inspect(data.objectId);
  }
}
