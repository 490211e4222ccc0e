import type { PlayerState } from "@/lib/schemas/player";
import { Cover } from "../ui/artwork/cover";
import { Record } from "../ui/artwork/record";
import { Deck } from "./deck";

type ArtProps = { state: PlayerState; item: NonNullable<PlayerState["item"]>; className?: string };

/** The deck; on a phone, whose screen is too narrow for it, the sleeve with the record half out of it. */
export function NowPlayingArt({ state, item, className }: ArtProps) {
  const sleeve = item.album ?? item.title;
  return (
    <div className={className}>
      <Deck state={state} item={item} className="mx-auto h-[min(40vh,400px)] max-w-full max-md:hidden" />
      <div className="relative mx-auto aspect-[5/4] w-full max-w-[min(24rem,52vh)] md:hidden">
        <Record
          turning={state.isPlaying}
          label={<Cover src={item.imageUrl} name={sleeve} className="size-full" />}
          className="absolute! inset-y-[3%] right-0"
        />
        <Cover
          src={item.imageUrl}
          name={sleeve}
          className="absolute inset-y-0 left-0 h-full rounded-md shadow-float ring-1 ring-black/10"
          eager
        />
      </div>
    </div>
  );
}
