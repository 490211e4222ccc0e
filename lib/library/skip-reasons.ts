const maxExamples = 5;

/** Counts skipped entries by reason, with a few examples of each. */
export class SkipReasons<Reason extends string, Example = string> {
  private readonly entries = new Map<Reason, { count: number; examples: Example[] }>();

  add(reason: Reason, examples: readonly Example[], count = 1): void {
    const entry = this.entries.get(reason) ?? { count: 0, examples: [] };
    const unique = new Map(
      [...entry.examples, ...examples].map(example => [JSON.stringify(example), example]),
    );
    entry.count += count;
    entry.examples = [...unique.values()].slice(0, maxExamples);
    this.entries.set(reason, entry);
  }

  list() {
    return [...this.entries].map(([reason, entry]) => ({ reason, ...entry }));
  }
}
