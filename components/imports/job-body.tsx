import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { SyncJob } from "@/lib/schemas/spotify";
import { ErrorHelpLink } from "../help/error-help-link";
import { ProgressBar } from "../ui/status/progress-bar";
import { LocalTime } from "../ui/text/local-time";
import { useFormat } from "../ui/text/use-format";
import { SkippedList } from "./skipped-list";

/** State, progress and result of an import. */
export function JobBody({ job }: { job: SyncJob }) {
  const t = useTranslations("imports");
  return (
    <div className="@container grid gap-4">
      <div aria-live="polite">
        <Headline job={job} />
      </div>
      {job.error && <ErrorHelpLink error={job.error} />}
      {(job.state === "running" || job.state === "waiting" || job.state === "queued") && (
        <div className="grid gap-1.5">
          {/* Before anything is counted, a waiting import has no share to show. */}
          {(job.state === "running" || job.progress.total > 0) && (
            <ProgressBar label={t("progress.label")} done={job.progress.done} total={job.progress.total} />
          )}
          <p className="flex justify-between gap-4 text-muted text-sm tabular-nums">
            <span>{t(`phases.${job.phase}`)}</span>
            {job.progress.total > 0 && <span>{t("progress.value", job.progress)}</span>}
          </p>
        </div>
      )}
      {job.state !== "queued" && <Counts job={job} />}
      <SkippedList skipped={job.skipped} />
    </div>
  );
}

/** The codes of errors after which an import waits, other than a pause that Spotify asked for. */
const outages = ["spotify_unavailable", "database_unavailable"] as const;

function Headline({ job: { state, error, retryAt } }: { job: SyncJob }) {
  const t = useTranslations("imports");
  if (state === "waiting") {
    const outage = outages.find(code => code === error?.code);
    const reason = t(`waiting.reasons.${outage ?? "limits"}`);
    const strong = (text: ReactNode) => <strong className="font-semibold">{text}</strong>;
    return (
      <p className="text-pretty">
        {retryAt
          ? t.rich("waiting.until", { reason, strong, time: () => <LocalTime at={retryAt} /> })
          : t.rich("waiting.soon", { reason, strong })}
      </p>
    );
  }
  if (state === "failed") {
    return (
      <p className="text-pretty">
        {t.rich("headlines.failed", {
          reason: error?.detail ?? t("noReason"),
          strong: text => <strong className="font-semibold text-danger">{text}</strong>,
        })}
      </p>
    );
  }
  return <p className={state === "completed" ? "font-semibold" : "text-pretty"}>{t(`headlines.${state}`)}</p>;
}

/** Counts of an import in their order. The number of songs is known only at its end. */
const counts = ["playlists", "songs", "added", "removed", "unchanged", "skipped"] as const;

function Counts({ job }: { job: SyncJob }) {
  const t = useTranslations("imports.counts");
  const format = useFormat();
  return (
    <dl className="grid @xl:grid-cols-6 grid-cols-3 gap-x-3 gap-y-3">
      {counts
        .filter(count => count !== "songs" || job.state === "completed")
        .map(count => (
          <div key={count}>
            <dt className="text-muted text-xs">{t(count)}</dt>
            <dd className="title text-lg tabular-nums">{format.number(job.counts[count])}</dd>
          </div>
        ))}
    </dl>
  );
}
