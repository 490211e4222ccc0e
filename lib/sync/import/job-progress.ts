import { prisma } from "@/lib/platform/db";
import { shutdown } from "@/lib/platform/shutdown";
import type { ImportPhase } from "@/lib/schemas/spotify";
import { Outcome } from "./outcome";

/** Thrown when the job's row is no longer running: the job was canceled or the account deleted. */
export class JobStopped extends Error {
  override name = "JobStopped";
}

/** Thrown when this process shuts down; another process resumes the job. */
export class JobInterrupted extends Error {
  override name = "JobInterrupted";
}

const writeIntervalMs = 250;

/** The progress and outcome of a job, kept in memory and written to its row a few times a second. */
export class JobProgress {
  readonly outcome = new Outcome();
  private phase: ImportPhase = "starting";
  private done = 0;
  private total = 0;
  private writtenAt = 0;

  constructor(
    private readonly jobId: string,
    private readonly countCalls: () => number,
  ) {}

  expect(entries: number): void {
    this.total += entries;
  }

  advance(entries: number): void {
    this.done += entries;
  }

  complete(): void {
    this.done = this.total;
  }

  /** Writes at most every 250 ms, except when the phase changes. @throws JobStopped, JobInterrupted */
  async write(phase?: ImportPhase): Promise<void> {
    if (shutdown().aborted) throw new JobInterrupted();
    if (phase) this.phase = phase;
    if (!phase && performance.now() - this.writtenAt < writeIntervalMs) return;
    this.writtenAt = performance.now();
    const { count } = await prisma().syncJob.updateMany({
      where: { id: this.jobId, state: "running" },
      data: this.row(),
    });
    if (count === 0) throw new JobStopped();
  }

  /** Returns the columns of the job's row. */
  row() {
    return {
      phase: this.phase,
      progressDone: this.done,
      progressTotal: Math.max(this.total, this.done),
      ...this.outcome.toJSON(),
      spotifyCalls: this.countCalls(),
    };
  }
}
