export { AlertEntity } from './alert.entity';
