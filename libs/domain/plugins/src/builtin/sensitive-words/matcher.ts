import { normalise } from './normalise';

export interface WordRule {
  id: string;
  /** 1 lowest … 3 highest. */
  level: number;
  words: string[];
}

export interface Hit {
  rule: string;
  level: number;
  word: string;
  /** UTF-16 position of the hit's first character in the original text. */
  at: number;
}

interface Node {
  next: Map<string, number>;
  fail: number;
  /** Words that end here, those reached over fail links included. */
  ends: { rule: string; level: number; word: string; length: number }[];
}

const root = 0;

/** Aho-Corasick over UTF-16 units: one pass over the text whatever the number of words. Source: Aho & Corasick, CACM 18(6), 1975. */
export class Matcher {
  private readonly nodes: Node[] = [{ next: new Map(), fail: root, ends: [] }];

  constructor(rules: readonly WordRule[]) {
    for (const rule of rules) for (const word of rule.words) this.insert(rule, word);
    this.link();
  }

  /** All hits, each rule and word at most once, in order of first appearance. */
  find(original: string): Hit[] {
    const { text, origin } = normalise(original);
    const hits = new Map<string, Hit>();
    let state = root;
    for (let index = 0; index < text.length; index += 1) {
      state = this.step(state, text[index] as string);
      for (const { rule, level, word, length } of this.node(state).ends) {
        const key = `${rule}\u0000${word}`;
        if (!hits.has(key)) hits.set(key, { rule, level, word, at: origin[index - length + 1] as number });
      }
    }
    return [...hits.values()];
  }

  private insert(rule: WordRule, word: string): void {
    const { text } = normalise(word);
    if (text === '') return;
    let state = root;
    for (const unit of text.split('')) {
      let next = this.node(state).next.get(unit);
      if (next === undefined) {
        next = this.nodes.push({ next: new Map(), fail: root, ends: [] }) - 1;
        this.node(state).next.set(unit, next);
      }
      state = next;
    }
    this.node(state).ends.push({ rule: rule.id, level: rule.level, word, length: text.length });
  }

  /** Breadth first, so that a node's fail target is complete before the node is. */
  private link(): void {
    const queue = [...this.node(root).next.values()];
    for (const state of queue) {
      const node = this.node(state);
      for (const [unit, child] of node.next) {
        queue.push(child);
        const fail = this.step(node.fail, unit);
        this.node(child).fail = fail;
        this.node(child).ends.push(...this.node(fail).ends);
      }
    }
  }

  private step(from: number, unit: string): number {
    let state = from;
    for (;;) {
      const next = this.node(state).next.get(unit);
      if (next !== undefined) return next;
      if (state === root) return root;
      state = this.node(state).fail;
    }
  }

  private node(state: number): Node {
    return this.nodes[state] as Node;
  }
}
