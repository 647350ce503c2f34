import { ConversationsModule } from '@hearken/domain-conversations';
import { Module } from '@nestjs/common';

import { MediaObjectsRepository } from './objects/media-objects.repository';
import { MediaService } from './objects/media.service';

/** The front door for other domains. */
@Module({ imports: [ConversationsModule], providers: [MediaObjectsRepository, MediaService], exports: [MediaService] })
export class MediaModule {}
