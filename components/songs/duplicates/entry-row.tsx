import { Check } from "lucide-react";
import { useTranslations } from "next-intl";
import type { DuplicateEntry } from "@/lib/schemas/duplicates";
import { Cover } from "../../ui/artwork/cover";
import { Badge } from "../../ui/status/badge";
import { LocalTime } from "../../ui/text/local-time";
import { useSongLength } from "../../ui/text/song-length";
import { useFormat } from "../../ui/text/use-format";

type EntryRowProps = {
  entry: DuplicateEntry;
  isChosen: boolean;
  onChoose: (isChosen: boolean) => void;
};

/** Entry of a duplicate with a check box: checked entries are removed. */
export function EntryRow({ entry, isChosen, onChoose }: EntryRowProps) {
  const t = useTranslations();
  const format = useFormat();
  const lengthOf = useSongLength();
  const { song, playlist, position, addedAt, canRemove } = entry;
  const list = playlist?.name ?? t("liked.title");
  return (
    <li>
      <label className="flex min-h-14 items-center gap-3 rounded-md px-2 py-1.5 hover:bg-raised has-[:disabled]:opacity-60">
        <span className="relative grid size-6 shrink-0 place-items-center">
          <input
            type="checkbox"
            aria-label={t("songs.duplicates.choose", { title: song.title, list })}
            checked={isChosen}
            disabled={!canRemove}
            onChange={({ target }) => onChoose(target.checked)}
            className="peer absolute inset-0 appearance-none rounded-sm border border-line-strong bg-sunken checked:border-accent checked:bg-accent"
          />
          <Check
            className="pointer-events-none relative hidden size-4 text-on-accent peer-checked:block"
            aria-hidden
          />
        </span>
        <Cover
          src={song.imageUrl}
          name={song.album?.name ?? song.title}
          className="size-11 shrink-0 rounded-sm"
        />
        <span className="grid min-w-0 flex-1">
          <span dir="auto" className="truncate font-medium leading-6">
            {song.title}
          </span>
          <span dir="auto" className="truncate text-muted text-sm leading-5">
            {[format.list(song.artists.map(({ name }) => name)), song.album?.name, lengthOf(song)]
              .filter(Boolean)
              .join(" · ")}
          </span>
          {/* On a phone the date has a line of its own: it comes after the page, and would move the rows below. */}
          <span className="grid items-center gap-x-2 text-muted text-sm leading-5 tabular-nums sm:flex">
            <span dir="auto" className="min-w-0 truncate text-ink">
              {playlist && position !== null
                ? t("songs.duplicates.place", { list, position: position + 1 })
                : list}
            </span>
            <span className="shrink-0">
              {t.rich("songs.duplicates.added", { date: () => <LocalTime at={addedAt} show="date" /> })}
            </span>
          </span>
        </span>
        {!canRemove && <Badge>{t("tracks.kinds.local")}</Badge>}
      </label>
    </li>
  );
}
