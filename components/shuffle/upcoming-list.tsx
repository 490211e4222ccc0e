import type { ShuffleUpcoming } from "@/lib/schemas/shuffle";
import { Cover } from "../ui/cover";

export const artistsOf = ({ song }: ShuffleUpcoming["items"][number]) =>
  song.artists.map(({ name }) => name).join(", ");

/** The next tracks in their order; a new set is announced where it begins. */
export function UpcomingList({ items, set }: { items: ShuffleUpcoming["items"]; set: number }) {
  return (
    <ol aria-label="What comes next" className="grid gap-1">
      {items.map((item, index) => {
        const before = items[index - 1]?.set ?? set;
        return (
          <li key={`${item.set}/${item.position}`}>
            {item.set !== before && <p className="engraved py-2 text-accent-text">Set {item.set}</p>}
            <div className="grid grid-cols-[2.5rem_40px_minmax(0,1fr)] items-center gap-3">
              <span className="justify-self-end text-muted text-sm tabular-nums">{item.position}</span>
              <Cover
                src={item.song.imageUrl}
                name={item.song.album?.name ?? item.song.title}
                className="size-10 rounded-sm"
              />
              <span className="grid">
                <span className="truncate font-medium leading-5">{item.song.title}</span>
                <span className="truncate text-muted text-sm leading-5">{artistsOf(item)}</span>
              </span>
            </div>
          </li>
        );
      })}
    </ol>
  );
}
