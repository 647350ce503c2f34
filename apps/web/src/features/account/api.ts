import { createApiClient, webTokenStore } from '@hearken/web-api-client';

/** Tokens are shared by the tabs of a browser. */
export const tokens = webTokenStore(localStorage);
export const api = createApiClient({ baseUrl: location.origin, tokens });
