import { prisma } from "@/lib/platform/db";
import { shutdown } from "@/lib/platform/shutdown";
import type { ImportPhase } from "@/lib/schemas/spotify";
import { Outcome } from "./outcome";

/** The job's row is no longer running: somebody cancelled it, or the person is gone. */
export class JobStopped extends Error {
  override name = "JobStopped";
}

/** This process is ending; the job goes on in the next one. */
export class JobInterrupted extends Error {
  override name = "JobInterrupted";
}

const writeEveryMs = 250;

/** How far a job is, kept in memory and written to its row a few times a second. */
export class JobProgress extends Outcome {
  private phase: ImportPhase = "starting";
  private done = 0;
  private total = 0;
  private writtenAt = 0;

  constructor(
    private readonly jobId: string,
    private readonly calls: () => number,
  ) {
    super();
  }

  expect(entries: number): void {
    this.total += entries;
  }

  advance(entries: number): void {
    this.done += entries;
  }

  /** All that was expected is done, also what did not have to be read. */
  complete(): void {
    this.done = this.total;
  }

  /** Writes at most a few times a second. @throws JobStopped when the job was cancelled, JobInterrupted when we end */
  async write(phase?: ImportPhase): Promise<void> {
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
      ...this.toJSON(),
      spotifyCalls: this.calls(),
    };
  }
}
