export { MediaApiModule } from './media-api.module';
export { MediaModule } from './media.module';
export { MediaWorkerModule } from './media-worker.module';
export type { MediaObject, MediaState, VariantKind } from './objects/media-object';
export { MediaService } from './objects/media.service';
