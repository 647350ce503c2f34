import { dataOf } from '@hearken/web-api-client';
import type { Draft } from '@hearken/web-chat-client';
import { ref, type Ref } from 'vue';

import { api } from '../account/api';

export interface Upload {
  id: string;
  file: File;
  kind: 'image' | 'file' | 'voice';
  /** 0…1 */
  progress: number;
  failed: unknown;
}

const largest = 52_428_800;
const shownAsImage = /^image\/(png|jpeg|gif|webp|avif)$/;

/** PUTs the bytes; XMLHttpRequest because fetch tells no progress of what it sends. */
function put(
  url: string,
  headers: Record<string, string>,
  file: File,
  progress: (part: number) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('PUT', url);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.onprogress = ({ loaded, total }) => progress(total > 0 ? loaded / total : 0);
    request.onload = () => (request.status < 300 ? resolve() : reject(new Error(`upload answered ${request.status}`)));
    request.onerror = () => reject(Object.assign(new Error('upload interrupted'), { code: 'NETWORK' }));
    request.send(file);
  });
}

/** Files on their way into a conversation: a place is asked for, filled, confirmed, and then the message is sent. */
export function useUploads(
  conversationId: () => string,
  send: (draft: Draft) => void,
): {
  uploads: Ref<Upload[]>;
  add(file: File, kind?: Upload['kind'], durationMs?: number): Promise<void>;
  remove(id: string): void;
} {
  const uploads = ref<Upload[]>([]);

  function change(id: string, change: Partial<Upload>): void {
    uploads.value = uploads.value.map((one) => (one.id === id ? { ...one, ...change } : one));
  }
  function remove(id: string): void {
    uploads.value = uploads.value.filter((one) => one.id !== id);
  }

  async function transfer(upload: Upload, durationMs: number | undefined): Promise<void> {
    const { file, kind, id } = upload;
    const mime = (file.type || 'application/octet-stream').split(';')[0] ?? '';
    const body = { conversationId: conversationId(), name: file.name || kind, size: file.size, mime };
    const ticket = await dataOf(api.POST('/api/v1/uploads', { body }));
    await put(ticket.url, ticket.headers, file, (progress) => change(id, { progress }));
    const params = { path: { objectId: ticket.object.id } };
    await dataOf(api.POST('/api/v1/uploads/{objectId}/complete', { params }));
    const content = { objectId: ticket.object.id, name: body.name, size: file.size, mime };
    send({ type: kind, content: durationMs === undefined ? content : { ...content, durationMs } });
  }

  async function add(file: File, kind?: Upload['kind'], durationMs?: number): Promise<void> {
    const upload: Upload = {
      id: crypto.randomUUID(),
      file,
      kind: kind ?? (shownAsImage.test(file.type) ? 'image' : 'file'),
      progress: 0,
      failed: null,
    };
    uploads.value = [...uploads.value, upload];
    try {
      if (file.size > largest) throw Object.assign(new Error('too large'), { code: 'UPLOAD_TOO_LARGE' });
      await transfer(upload, durationMs);
      remove(upload.id);
    } catch (failed) {
      change(upload.id, { failed });
    }
  }

  return { uploads, add, remove };
}
