/** `¥1,234.50` from integer fen; exact, no floating point on the way. */
export function formatFen(amount: number): string {
  const sign = amount < 0 ? '−' : '';
  const digits = String(Math.abs(amount)).padStart(3, '0');
  const yuan = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${sign}¥${yuan}.${digits.slice(-2)}`;
}

/** Fen from what a person typed in yuan (`12`, `12.5`, `12.50`); null when it is not an amount. */
export function parseYuan(text: string): number | null {
  const match = /^(\d{1,9})(?:\.(\d{1,2}))?$/.exec(text.trim());
  if (!match) return null;
  return Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
}
