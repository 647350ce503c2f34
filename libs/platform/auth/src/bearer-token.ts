interface WithHeaders {
  headers: Record<string, string | string[] | undefined>;
}

/** The token of an `Authorization: Bearer …` header (RFC 6750); null when there is none. */
export function bearerToken({ headers }: WithHeaders): string | null {
  const header = headers.authorization;
  if (typeof header !== 'string') return null;
  const match = /^Bearer +([\w.~+/=-]+)$/i.exec(header);
  return match?.[1] ?? null;
}
