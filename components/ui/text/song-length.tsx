import { useTranslations } from "next-intl";
import { formatDuration } from "./format";

type Length = { durationMs: number; durationIsEstimate?: boolean | undefined };

/** Returns a function that words the length of a song: nothing while it is unknown, and an estimate as one. */
export function useSongLength(): (song: Length) => string | null {
  const t = useTranslations("ui.songLength");
  return ({ durationMs, durationIsEstimate }) => {
    if (durationMs <= 0) return null;
    const length = formatDuration(durationMs);
    return durationIsEstimate ? t("estimate", { length }) : length;
  };
}

/** Length of a song: a dash while it is unknown, as for songs of files that do not tell it. */
export function SongLength({ song }: { song: Length }) {
  const t = useTranslations("ui.songLength");
  const length = useSongLength()(song);
  return (
    length ?? (
      <>
        <span aria-hidden>–</span>
        <span className="sr-only">{t("unknown")}</span>
      </>
    )
  );
}
