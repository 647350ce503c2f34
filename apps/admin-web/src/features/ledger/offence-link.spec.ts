import { offenceLink } from './offence-link';

const id = '01976a2b-0000-7000-8000-000000000001';

it.each([
  [`user:${id}:cash stands at -5`, `/ledger/journals?account=${encodeURIComponent(`user:${id}:cash`)}`],
  [`journal ${id} at 3: content`, `/ledger/journals?open=${id}`],
  [`session ${id} is over and still holds 100`, `/ledger/journals?referenceType=session&referenceId=${id}`],
  ['trigger missing on ledger.postings', undefined],
])('leads from "%s" to its rows', (offence, path) => expect(offenceLink(offence)).toBe(path));
