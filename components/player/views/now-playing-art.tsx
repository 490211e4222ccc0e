import type { PlayerState } from "@/lib/schemas/player";
import { Record } from "../../ui/artwork/record";
import { Deck, RecordLabel, Sleeve } from "./deck";

type ArtProps = { state: PlayerState; item: NonNullable<PlayerState["item"]>; className?: string };

/** The deck; on a phone, whose screen is too narrow for it, the sleeve with the record half out of it. */
export function NowPlayingArt({ state, item, className }: ArtProps) {
  return (
    <div className={className}>
      <Deck state={state} item={item} className="mx-auto h-[min(40vh,400px)] max-w-full max-md:hidden" />
      <div className="relative mx-auto aspect-[5/4] w-full max-w-[min(24rem,52vh)] md:hidden">
        <Record
          turning={state.isPlaying}
          label={<RecordLabel item={item} />}
          className="absolute! inset-y-[3%] right-0"
        />
        <Sleeve item={item} />
      </div>
    </div>
  );
}
