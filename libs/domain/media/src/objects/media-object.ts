/** `requested` → bytes arrive → `uploaded` → the worker looks at them → `ready` or `rejected`. */
export type MediaState = 'requested' | 'uploaded' | 'ready' | 'rejected' | 'expired';

export interface MediaObject {
  id: string;
  ownerId: string;
  conversationId: string;
  name: string;
  /** What the sender's browser said; nothing is decided by it. */
  declaredMime: string;
  /** What the first bytes say; null until looked at. */
  mime: string | null;
  /** bytes */
  size: number;
  width: number | null;
  height: number | null;
  state: MediaState;
  reason: string | null;
  storageDriver: string;
  storageKey: string;
  createdAt: Date;
  uploadUntil: Date;
}

export type VariantKind = 'thumbnail';

export interface MediaVariant {
  objectId: string;
  kind: VariantKind;
  mime: string;
  size: number;
  width: number;
  height: number;
  storageDriver: string;
  storageKey: string;
}
