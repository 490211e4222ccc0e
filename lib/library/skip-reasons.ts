const maxExamples = 5;

/** What was left out of a library: how often for each reason that the person reads, with a few examples. */
export class SkipReasons {
  private readonly found = new Map<string, { count: number; examples: string[] }>();

  add(reason: string, examples: readonly string[], count = 1): void {
    const entry = this.found.get(reason) ?? { count: 0, examples: [] };
    entry.count += count;
    entry.examples = [...new Set([...entry.examples, ...examples])].slice(0, maxExamples);
    this.found.set(reason, entry);
  }

  list() {
    return [...this.found].map(([reason, rest]) => ({ reason, ...rest }));
  }
}
