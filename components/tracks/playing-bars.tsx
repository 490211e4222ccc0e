import { useTranslations } from "next-intl";

/** Small level meter, animated while the row plays. */
export function PlayingBars({ running }: { running: boolean }) {
  const t = useTranslations("tracks");
  return (
    <span
      className="flex h-4 items-end gap-[3px]"
      role="img"
      aria-label={running ? t("playing") : t("paused")}
    >
      {[0.9, 0.6, 1.1].map(seconds => (
        <span
          key={seconds}
          className="h-full w-[3px] origin-bottom animate-level rounded-full bg-accent"
          style={{ animationDuration: `${seconds}s`, animationPlayState: running ? "running" : "paused" }}
        />
      ))}
    </span>
  );
}
