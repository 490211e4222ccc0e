import { z } from "zod";
import { SkipReasons } from "@/lib/library/skip-reasons";
import { noCounts } from "@/lib/sync/present-job";

const stored = z.object({
  counts: z.record(z.string(), z.number()),
  skipped: z.array(z.object({ reason: z.string(), count: z.number(), examples: z.array(z.string()) })),
});

/** What came of a list or of a whole job: what was counted, and what was left out with the reason that the person reads. */
export class Outcome {
  readonly counts = { ...noCounts };
  private readonly reasons = new SkipReasons();

  count(what: Partial<typeof noCounts>): void {
    for (const [name, amount] of Object.entries(what)) this.counts[name as keyof typeof noCounts] += amount;
  }

  /** Leaves entries out, with an example of them. */
  skip(reason: string, example: string, count = 1): void {
    this.skipAll(reason, [example], count);
  }

  /** Takes over what came of a part. */
  include(part: Outcome): void {
    const { skipped, ...counted } = part.counts;
    this.count(counted);
    for (const { reason, count, examples } of part.skipped) this.skipAll(reason, examples, count);
  }

  get skipped() {
    return this.reasons.list();
  }

  toJSON() {
    return { counts: this.counts, skipped: this.skipped };
  }

  /** What `toJSON` gave. */
  static from(json: unknown): Outcome {
    const { counts, skipped } = stored.parse(json);
    const outcome = new Outcome();
    outcome.count({ ...counts, skipped: 0 });
    for (const { reason, count, examples } of skipped) outcome.skipAll(reason, examples, count);
    return outcome;
  }

  private skipAll(reason: string, examples: readonly string[], count: number): void {
    this.reasons.add(reason, examples, count);
    this.counts.skipped += count;
  }
}
