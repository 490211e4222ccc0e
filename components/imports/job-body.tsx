import type { SyncJob } from "@/lib/schemas/spotify";
import { ProgressBar } from "../ui/status/progress-bar";
import { formatNumber } from "../ui/text/format";
import { LocalTime } from "../ui/text/local-time";
import { phaseLabel } from "./job-labels";
import { SkippedList } from "./skipped-list";

/** State, progress and result of an import. */
export function JobBody({ job }: { job: SyncJob }) {
  return (
    <div className="grid gap-4">
      <div aria-live="polite">
        <Headline job={job} />
      </div>
      {(job.state === "running" || job.state === "waiting" || job.state === "queued") && (
        <div className="grid gap-1.5">
          <ProgressBar label="Import progress" done={job.progress.done} total={job.progress.total} />
          <p className="flex justify-between gap-4 text-muted text-sm tabular-nums">
            <span>{phaseLabel(job.phase)}</span>
            {job.progress.total > 0 && (
              <span>
                {formatNumber(job.progress.done)} of {formatNumber(job.progress.total)}
              </span>
            )}
          </p>
        </div>
      )}
      {job.state !== "queued" && <Counts job={job} />}
      <SkippedList skipped={job.skipped} />
    </div>
  );
}

const partialResultNote = "Lists that were read to their end are kept; the others are as they were before.";

/** Sentences for the errors after which an import waits, other than a pause that Spotify asked for. */
const waitReasons: Record<string, string> = {
  spotify_unavailable: "Spotify does not answer right now.",
  database_unavailable: "The database did not answer.",
};

function Headline({ job }: { job: SyncJob }) {
  if (job.state === "waiting") {
    return (
      <p className="text-pretty">
        <strong className="font-semibold">
          {waitReasons[job.error?.code ?? ""] ?? "Spotify asked for a break."}
        </strong>{" "}
        {job.retryAt ? (
          <>
            The import goes on by itself at <LocalTime at={job.retryAt} />. What is here already stays.
          </>
        ) : (
          "The import goes on by itself. What is here already stays."
        )}
      </p>
    );
  }
  if (job.state === "failed") {
    return (
      <p className="text-pretty">
        <strong className="font-semibold text-danger">The import stopped.</strong>{" "}
        {job.error?.detail ?? "No reason was noted."} {partialResultNote}
      </p>
    );
  }
  const sentences: Record<"queued" | "running" | "completed" | "cancelled", string> = {
    queued: "The import starts in a moment.",
    running: "Bringing your library in. You can go on using everything else.",
    completed: "Import complete.",
    cancelled: `The import was cancelled. ${partialResultNote}`,
  };
  return (
    <p className={job.state === "completed" ? "font-semibold" : "text-pretty"}>{sentences[job.state]}</p>
  );
}

/** Counts of an import with their labels. The number of songs is known only at its end. */
const counts = [
  ["playlists", "Playlists"],
  ["songs", "Songs"],
  ["added", "Added"],
  ["removed", "Removed"],
  ["unchanged", "Unchanged"],
  ["skipped", "Left out"],
] as const;

function Counts({ job }: { job: SyncJob }) {
  return (
    <dl className="grid grid-cols-[repeat(auto-fill,minmax(5.25rem,1fr))] gap-x-3 gap-y-3">
      {counts
        .filter(([key]) => key !== "songs" || job.state === "completed")
        .map(([key, name]) => (
          <div key={key}>
            <dt className="text-muted text-xs">{name}</dt>
            <dd className="title text-lg tabular-nums">{formatNumber(job.counts[key])}</dd>
          </div>
        ))}
    </dl>
  );
}
