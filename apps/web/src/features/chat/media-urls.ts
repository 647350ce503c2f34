import { dataOf } from '@hearken/web-api-client';

import { api } from '../account/api';
import { useRealtime } from '../realtime/realtime.store';

type Variant = 'original' | 'thumbnail';
const known = new Map<string, { url: string; until: number }>();

/** Waits for the word that a file was checked; not for ever, because the word may have been missed. */
function whenChecked(objectId: string, mostMs: number): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      stop();
      resolve();
    };
    const timer = setTimeout(done, mostMs);
    const stop = useRealtime().on('notification', ({ data }) => {
      if (data['objectId'] === objectId) done();
    });
  });
}

/** A short-lived address of a file. A file that is still being checked is waited for. */
export async function mediaUrl(objectId: string, variant: Variant, attempts = 6): Promise<string> {
  const key = `${objectId}/${variant}`;
  const cached = known.get(key);
  if (cached && cached.until > Date.now()) return cached.url;
  try {
    const params = { path: { objectId }, query: { variant } };
    const { url, expiresAt } = await dataOf(api.GET('/api/v1/media/{objectId}/url', { params }));
    known.set(key, { url, until: Date.parse(expiresAt) - 30_000 });
    return url;
  } catch (error) {
    if ((error as { code?: string }).code !== 'ATTACHMENT_NOT_READY' || attempts <= 1) throw error;
    await whenChecked(objectId, 3000);
    return mediaUrl(objectId, variant, attempts - 1);
  }
}
