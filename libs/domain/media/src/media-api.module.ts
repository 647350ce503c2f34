import { Module } from '@nestjs/common';

import { MediaModule } from './media.module';
import { MediaController } from './objects/media.controller';

/** Routes for users and counselors. */
@Module({ imports: [MediaModule], controllers: [MediaController] })
export class MediaApiModule {}
