/** Which methods a path takes. Asked only when no route matched, so a plain walk is fast enough. */
export class RouteTable {
  private readonly routes: { method: string; segments: string[] }[] = [];

  add(method: string | string[], url: string): void {
    for (const one of [method].flat()) this.routes.push({ method: one, segments: segmentsOf(url) });
  }

  methodsOf(url: string): string[] {
    const path = segmentsOf(url.split('?', 1)[0] ?? '');
    const methods = this.routes.filter(({ segments }) => matches(segments, path)).map(({ method }) => method);
    return [...new Set(methods)].sort();
  }
}

const segmentsOf = (url: string) => url.split('/').filter((segment) => segment !== '');

function matches(pattern: string[], path: string[]): boolean {
  for (const [index, segment] of pattern.entries()) {
    if (segment.startsWith('*')) return path.length > index;
    if (path[index] === undefined) return false;
    if (!segment.startsWith(':') && segment !== path[index]) return false;
  }
  return pattern.length === path.length;
}
