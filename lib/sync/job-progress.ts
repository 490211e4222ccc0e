import type { SyncJob } from "@/lib/api/schemas/spotify";
import { prisma } from "@/lib/platform/db";
import { shutdown } from "@/lib/platform/shutdown";
import { noCounts } from "./present-job";

/** The job's row is no longer running: somebody cancelled it, or the person is gone. */
export class JobStopped extends Error {
  override name = "JobStopped";
}

/** This process is ending; the job goes on in the next one. */
export class JobInterrupted extends Error {
  override name = "JobInterrupted";
}

const examplesKept = 5;
const writeEveryMs = 250;

/** How far a job is, kept in memory and written to its row a few times a second. */
export class JobProgress {
  private readonly counts = { ...noCounts };
  private readonly skipped = new Map<string, { count: number; examples: string[] }>();
  private phase = "starting";
  private done = 0;
  private total = 0;
  private writtenAt = 0;

  constructor(
    private readonly jobId: string,
    private readonly calls: () => number,
    /** What the job had done before it was interrupted; this run finds that unchanged. */
    private readonly before: Pick<SyncJob["counts"], "added" | "removed"> = noCounts,
  ) {}

  count(what: Partial<SyncJob["counts"]>): void {
    for (const [name, amount] of Object.entries(what)) this.counts[name as keyof typeof noCounts] += amount;
  }

  /** Leaves something out, with the reason that the person reads and an example of it. */
  skip(reason: string, example: string, count = 1): void {
    const entry = this.skipped.get(reason) ?? { count: 0, examples: [] };
    entry.count += count;
    if (entry.examples.length < examplesKept && !entry.examples.includes(example))
      entry.examples.push(example);
    this.skipped.set(reason, entry);
    this.counts.skipped += count;
  }

  expect(entries: number): void {
    this.total += entries;
  }

  advance(entries: number): void {
    this.done += entries;
  }

  /** Writes at most a few times a second. @throws JobStopped when the job was cancelled, JobInterrupted when we end */
  async write(phase?: string): Promise<void> {
    if (shutdown().aborted) throw new JobInterrupted();
    if (phase) this.phase = phase;
    if (!phase && performance.now() - this.writtenAt < writeEveryMs) return;
    this.writtenAt = performance.now();
    const { count } = await prisma().syncJob.updateMany({
      where: { id: this.jobId, state: "running" },
      data: this.row(),
    });
    if (count === 0) throw new JobStopped();
  }

  /** What the row says now, for the last write of a run. */
  row() {
    return {
      phase: this.phase,
      progressDone: this.done,
      progressTotal: Math.max(this.total, this.done),
      counts: {
        ...this.counts,
        added: this.before.added + this.counts.added,
        removed: this.before.removed + this.counts.removed,
        unchanged: Math.max(0, this.counts.unchanged - this.before.added),
      },
      skipped: [...this.skipped].map(([reason, { count, examples }]) => ({ reason, count, examples })),
      spotifyCalls: this.calls(),
    };
  }
}
