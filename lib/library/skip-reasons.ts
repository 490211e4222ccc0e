const maxExamples = 5;

/** Counts skipped entries by reason, with a few examples of each. */
export class SkipReasons<Reason extends string> {
  private readonly entries = new Map<Reason, { count: number; examples: string[] }>();

  add(reason: Reason, examples: readonly string[], count = 1): void {
    const entry = this.entries.get(reason) ?? { count: 0, examples: [] };
    entry.count += count;
    entry.examples = [...new Set([...entry.examples, ...examples])].slice(0, maxExamples);
    this.entries.set(reason, entry);
  }

  list() {
    return [...this.entries].map(([reason, entry]) => ({ reason, ...entry }));
  }
}
