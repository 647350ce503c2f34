import { createAdminClient, createApiClient, webTokenStore, type AdminOperations } from '@hearken/web-api-client';

/** A place of its own: on one origin somebody may be a user in one tab and staff in another. */
export const tokens = webTokenStore(localStorage, 'hearken.admin.tokens');
export const admin = createAdminClient({ baseUrl: location.origin, tokens });
/** Signing in and out is the public API's. */
export const api = createApiClient({ baseUrl: location.origin, tokens });

type Successes<R> = R extends { responses: infer S } ? S : never;
/** What an operation of the admin API answers with 200. */
export type Answer<Operation extends keyof AdminOperations> =
  Successes<AdminOperations[Operation]> extends { 200: { content: { 'application/json': infer Body } } } ? Body : never;
/** A row of one of its lists. */
export type Row<Operation extends keyof AdminOperations> =
  Answer<Operation> extends { items: (infer Item)[] } ? Item : never;
