"use client";

import { ChevronDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { Dialog } from "radix-ui";
import { toSong } from "@/lib/client/playing-song";
import type { PlayerState } from "@/lib/schemas/player";
import { AlbumName, Credits, isTrack } from "../tracks/credits";
import { Cover } from "../ui/artwork/cover";
import { Record } from "../ui/artwork/record";
import { IconButton } from "../ui/controls/icon-button";
import { Deck, DeckGlow } from "./deck";
import { DevicesMenu } from "./devices-menu";
import { usePlayer } from "./player-context";
import { PlayingLike } from "./playing-like";
import { PlayingStatus } from "./playing-status";
import { RepeatButton } from "./repeat-button";
import { SeekSlider } from "./seek-slider";
import { ShuffleButton } from "./shuffle-button";
import { Transport } from "./transport";
import { useCloseOnBack } from "./use-close-on-back";
import { useNothingPlaying } from "./use-explanation";
import { VolumeSlider } from "./volume-slider";

/** The song that plays over the whole screen, with everything that the player can do. */
export function NowPlayingView() {
  const { state, openView } = usePlayer();
  const t = useTranslations("player");
  const close = useCloseOnBack(() => openView(null));
  return (
    <Dialog.Root open onOpenChange={isOpen => !isOpen && close()}>
      <Dialog.Portal>
        <Dialog.Content
          aria-describedby={undefined}
          className="fixed inset-0 isolate z-40 flex animate-rise flex-col overflow-y-auto overflow-x-hidden bg-bg outline-none"
        >
          {state?.item && <DeckGlow item={state.item} className="fixed! inset-0 -z-10" />}
          <header className="flex items-center gap-2 px-3 pt-3 md:px-6 md:pt-5">
            <Dialog.Close asChild>
              <IconButton label={t("closeNowPlaying")}>
                <ChevronDown aria-hidden />
              </IconButton>
            </Dialog.Close>
            <Dialog.Title className="sr-only">{t("nowPlaying")}</Dialog.Title>
            {state && <PlayingStatus state={state} />}
          </header>
          {state?.item ? <Song state={state} item={state.item} /> : <NoSong />}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function NoSong() {
  const { state, problem } = usePlayer();
  const { title, detail } = useNothingPlaying(state, problem);
  return (
    <div className="m-auto grid max-w-md gap-3 p-6 text-center">
      <p className="title text-3xl">{title}</p>
      <p className="text-pretty text-muted">{detail}</p>
    </div>
  );
}

type SongProps = { state: PlayerState; item: NonNullable<PlayerState["item"]> };

function Song({ state, item }: SongProps) {
  const { openView } = usePlayer();
  const song = toSong(item);
  // A link opens a page, which this view would hide.
  const closeOnLink = (event: React.MouseEvent) =>
    event.target instanceof Element && event.target.closest("a") && openView(null);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a link pressed by key is clicked as well
    // biome-ignore lint/a11y/noStaticElementInteractions: it listens to the links inside
    <div
      onClick={closeOnLink}
      className="mx-auto my-auto grid w-full max-w-5xl content-center gap-6 px-6 pt-4 pb-[calc(24px+env(safe-area-inset-bottom))] md:gap-8 md:px-10"
    >
      <Art state={state} item={item} />
      <div className="mx-auto grid w-full max-w-3xl gap-4 md:gap-5">
        <div className="flex items-center gap-3">
          <div className="min-w-0 flex-1">
            <h2 dir="auto" className="title line-clamp-2 text-[clamp(1.5rem,4.4vw,3rem)]">
              {item.title}
            </h2>
            <p dir="auto" className="mt-1.5 line-clamp-2 md:mt-2 md:text-lg">
              <Credits artists={song.artists} linked={isTrack(song)} />
            </p>
            <p dir="auto" className="line-clamp-1 text-muted">
              <AlbumName song={song} />
            </p>
          </div>
          <PlayingLike item={item} className="scale-125" />
        </div>
        <SeekSlider withTimes />
        <div className="flex items-center justify-between gap-2 md:justify-center md:gap-4">
          <ShuffleButton />
          <Transport withPrevious />
          <RepeatButton />
        </div>
        <div className="flex items-center gap-2">
          <div className="min-w-0 max-w-60 flex-1">
            <VolumeSlider />
          </div>
          <div className="ml-auto flex">
            <DevicesMenu />
          </div>
        </div>
      </div>
    </div>
  );
}

/** The deck; on a phone, whose screen is too narrow for it, the sleeve with the record half out of it. */
function Art({ state, item }: SongProps) {
  const sleeve = item.album ?? item.title;
  const cover = <Cover src={item.imageUrl} name={sleeve} className="size-full" />;
  return (
    <>
      <Deck
        state={state}
        item={item}
        className="mx-auto h-[min(42vh,400px)] max-w-full max-md:hidden landscape:max-h-[42vh]"
      />
      <div className="relative mx-auto aspect-[5/4] w-full max-w-[min(24rem,52vh)] md:hidden">
        <Record
          turning={state.isPlaying}
          label={cover}
          className="absolute! inset-y-[3%] right-0 aspect-square"
        />
        <Cover
          src={item.imageUrl}
          name={sleeve}
          className="absolute inset-y-0 left-0 h-full rounded-md shadow-float ring-1 ring-black/10"
          eager
        />
      </div>
    </>
  );
}
