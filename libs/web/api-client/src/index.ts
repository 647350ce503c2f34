export { ApiError, type ApiErrorCode } from './api-error';
export {
  createAdminClient,
  createApiClient,
  dataOf,
  idempotencyKey,
  type AdminClient,
  type ApiClient,
  type ClientOptions,
} from './create-client';
export type {
  components as AdminComponents,
  operations as AdminOperations,
  paths as AdminPaths,
} from './generated/admin';
export type { components as ApiComponents, operations as ApiOperations, paths as ApiPaths } from './generated/api';
export { memoryTokenStore, webTokenStore, type Tokens, type TokenStore } from './token-store';
