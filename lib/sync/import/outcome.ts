import { z } from "zod";
import { SkipReasons } from "@/lib/library/skip-reasons";
import { skippedSchema } from "@/lib/schemas/common";
import { type SkipReason, skipReason, syncJob } from "@/lib/schemas/spotify";
import { type JobCounts, noCounts } from "@/lib/sync/job-states";
import { type SkipExample, skipExample } from "@/lib/sync/skip-examples";

const storedOutcome = z.object({
  counts: syncJob.shape.counts.partial(),
  skipped: skippedSchema(skipReason, skipExample),
});

/** The result of one playlist, of the liked songs or of a whole import: counts, and the skipped entries by reason. */
export class Outcome {
  readonly counts = { ...noCounts };
  private readonly reasons = new SkipReasons<SkipReason, SkipExample>();

  /** Restores an outcome from the result of `toJSON`. */
  static from(json: unknown): Outcome {
    const { counts, skipped } = storedOutcome.parse(json);
    const outcome = new Outcome();
    outcome.addCounts({ ...counts, skipped: 0 });
    for (const { reason, count, examples } of skipped) outcome.skip(reason, examples, count);
    return outcome;
  }

  get skipped() {
    return this.reasons.list();
  }

  addCounts(counts: Partial<JobCounts>): void {
    for (const [name, amount] of Object.entries(counts)) this.counts[name as keyof JobCounts] += amount;
  }

  skip(reason: SkipReason, examples: readonly SkipExample[], count = 1): void {
    this.reasons.add(reason, examples, count);
    this.counts.skipped += count;
  }

  /** Adds the outcome of a part to this one. */
  include(part: Outcome): void {
    this.addCounts({ ...part.counts, skipped: 0 });
    for (const { reason, count, examples } of part.skipped) this.skip(reason, examples, count);
  }

  toJSON() {
    return { counts: this.counts, skipped: this.skipped };
  }
}
