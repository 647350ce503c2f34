const storageKey = 'hearken.top-up';

/** What was begun before the browser went to the payment page, so that it comes back to where it was. */
export interface PendingTopUp {
  paymentId: string;
  /** Page of this app to go on to once it is paid. */
  next: string;
}

export function rememberTopUp(pending: PendingTopUp): void {
  sessionStorage.setItem(storageKey, JSON.stringify(pending));
}

export function pendingTopUp(): PendingTopUp | null {
  try {
    return JSON.parse(sessionStorage.getItem(storageKey) ?? 'null') as PendingTopUp | null;
  } catch {
    return null;
  }
}

export function forgetTopUp(): void {
  sessionStorage.removeItem(storageKey);
}
