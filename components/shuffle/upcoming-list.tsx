import { useTranslations } from "next-intl";
import type { ShuffleUpcoming } from "@/lib/schemas/shuffle";
import { Cover } from "../ui/artwork/cover";
import { joinNames } from "../ui/text/format";

/** Next tracks in their order, with a heading where a new round begins. */
export function UpcomingList({ items, set }: { items: ShuffleUpcoming["items"]; set: number }) {
  const t = useTranslations("shuffle");
  return (
    <ol aria-label={t("panel.upNext")} className="grid gap-1">
      {items.map((item, index) => {
        const previousSet = items[index - 1]?.set ?? set;
        return (
          <li key={`${item.set}/${item.position}`}>
            {item.set !== previousSet && (
              <p className="engraved py-2 text-accent-text">{t("round", { round: item.set })}</p>
            )}
            <div className="grid grid-cols-[2.5rem_40px_minmax(0,1fr)] items-center gap-3">
              <span className="justify-self-end text-muted text-sm tabular-nums">{item.position}</span>
              <Cover
                src={item.song.imageUrl}
                name={item.song.album?.name ?? item.song.title}
                className="size-10 rounded-sm"
              />
              <span className="grid">
                <span className="truncate font-medium leading-5">{item.song.title}</span>
                <span className="truncate text-muted text-sm leading-5">{joinNames(item.song.artists)}</span>
              </span>
            </div>
          </li>
        );
      })}
    </ol>
  );
}
