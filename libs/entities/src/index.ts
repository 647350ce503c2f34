export { bigintColumn, fenColumn } from './columns';
