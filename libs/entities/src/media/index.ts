export { MediaObjectEntity } from './media-object.entity';
export { MediaVariantEntity } from './media-variant.entity';
