/** An offer's own states: pending, and four ends. */
export type OfferState = 'pending' | 'accepted' | 'declined' | 'expired' | 'withdrawn';

/** A request put before one counselor for a short time. */
export interface Offer {
  id: string;
  sessionId: string;
  counselorId: string;
  state: OfferState;
  createdAt: Date;
  expiresAt: Date;
  resolvedAt: Date | null;
  reason: string | null;
}
