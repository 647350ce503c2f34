import { dataOf, type ApiOperations } from '@hearken/web-api-client';

import { api } from '../account/api';

export type Bill = ApiOperations['getSessionBill']['responses'][200]['content']['application/json'];

/** What a session costs, minute by minute. */
export function readBill(sessionId: string): Promise<Bill> {
  return dataOf(api.GET('/api/v1/sessions/{id}/bill', { params: { path: { id: sessionId } } }));
}
