/** What is known of a refresh token when it is presented. */
export interface PresentedToken {
  /** Not expired, and its family not revoked. */
  live: boolean;
  /** null while it was not exchanged. */
  rotatedSecondsAgo: number | null;
  /** User agent of who exchanged it. */
  rotatedBy: string | null;
}

/**
 * `rotate`: the usual exchange. `grace`: parallel tabs of one client exchange the same token at once; the later one gets a
 * fresh successor too. `reused`: somebody has a copy, and nobody can tell who is the owner: the family must end.
 */
export type RefreshVerdict = 'invalid' | 'rotate' | 'grace' | 'reused';

/** Decides what presenting a token means. */
export function judgeRefresh(token: PresentedToken, presentedBy: string, graceSeconds: number): RefreshVerdict {
  if (!token.live) return 'invalid';
  if (token.rotatedSecondsAgo === null) return 'rotate';
  const parallelTab = token.rotatedSecondsAgo <= graceSeconds && token.rotatedBy === presentedBy;
  return parallelTab ? 'grace' : 'reused';
}
