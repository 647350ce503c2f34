const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';

/** Where the rows behind an offence are: its journal, its account or its session; undefined when the text names none. */
export function offenceLink(offence: string): string | undefined {
  const account = new RegExp(`(?:user|counselor|hold|escrow|deferred):${uuid}(?::[a-z]+)?`).exec(offence)?.[0];
  if (account) return `/ledger/journals?account=${encodeURIComponent(account)}`;
  const journal = new RegExp(`journal (${uuid})`).exec(offence)?.[1];
  if (journal) return `/ledger/journals?open=${journal}`;
  const session = new RegExp(`session (${uuid})`).exec(offence)?.[1];
  return session ? `/ledger/journals?referenceType=session&referenceId=${session}` : undefined;
}
