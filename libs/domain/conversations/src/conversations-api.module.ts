import { Module } from '@nestjs/common';

import { ConversationsController } from './conversations/conversations.controller';
import { ConversationsModule } from './conversations.module';

/** The members' routes. */
@Module({ imports: [ConversationsModule], controllers: [ConversationsController], exports: [ConversationsModule] })
export class ConversationsApiModule {}
