"use client";

import { ChevronDown, MicVocal } from "lucide-react";
import { useTranslations } from "next-intl";
import { Dialog } from "radix-ui";
import { type MouseEvent, useRef, useState } from "react";
import type { PlayerState } from "@/lib/schemas/player";
import { LyricsView } from "../../lyrics/lyrics-view";
import { QueueContent } from "../../queue/queue-content";
import { IconButton } from "../../ui/controls/icon-button";
import { DevicesMenu } from "../devices/devices-menu";
import { ModeButton } from "../mode-button";
import { PlayingLike } from "../playing-like";
import { QueueButton } from "../queue-button";
import { RepeatButton } from "../repeat-button";
import { SeekSlider } from "../seek-slider";
import { ShuffleButton } from "../shuffle-button";
import { usePlayer } from "../state/player-context";
import { useNothingPlaying } from "../state/use-explanation";
import { Transport } from "../transport";
import { VolumeSlider } from "../volume-slider";
import { DeckGlow } from "./deck";
import { NowPlayingArt } from "./now-playing-art";
import { PlayingNames } from "./playing-names";
import { PlayingStatus } from "./playing-status";
import { linkOf } from "./use-close-on-back";
import { ViewFrame } from "./view-frame";

/** The song that plays over the whole screen, with everything that the player can do. */
export function NowPlayingView() {
  const { state } = usePlayer();
  const t = useTranslations("player");
  return (
    <ViewFrame
      data-needs-bottom
      className="fixed inset-0 isolate z-40 flex animate-rise flex-col overflow-y-auto overflow-x-hidden bg-bg outline-none"
    >
      {/* The blurred sleeve is larger than the screen, which must not scroll for it. */}
      <div className="-z-10 fixed inset-0 overflow-hidden">
        {state?.item && <DeckGlow item={state.item} />}
      </div>
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
    </ViewFrame>
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

/** The song with its controls, and beside it what comes next or the lyrics. A phone shows the lyrics in place of the art. */
function Song({ state, item }: SongProps) {
  const { openView } = usePlayer();
  const [showsLyrics, setShowsLyrics] = useState(false);
  const side = useRef<HTMLDivElement>(null);
  // A link opens a page, which this view would hide.
  const closeOnLink = ({ nativeEvent }: MouseEvent) => {
    if (linkOf(nativeEvent)) openView(null);
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a link pressed by key is clicked as well
    // biome-ignore lint/a11y/noStaticElementInteractions: it listens to the links inside
    <div
      onClick={closeOnLink}
      className="mx-auto grid min-h-0 w-full max-w-[88rem] flex-1 gap-x-12 px-6 pt-4 pb-[calc(24px+env(safe-area-inset-bottom))] md:px-10 lg:grid-cols-[minmax(0,1fr)_minmax(0,25rem)] lg:pb-10"
    >
      <div className="grid grid-cols-[minmax(0,1fr)] content-center gap-6 md:gap-8">
        {showsLyrics ? (
          <div data-lyrics className="h-[min(48vh,30rem)] overflow-y-auto overscroll-contain lg:hidden">
            <LyricsView item={item} />
          </div>
        ) : null}
        <NowPlayingArt state={state} item={item} className={showsLyrics ? "max-lg:hidden" : ""} />
        <Controls item={item} showsLyrics={showsLyrics} toggleLyrics={() => setShowsLyrics(!showsLyrics)} />
      </div>
      <div
        ref={side}
        data-lyrics
        className="max-h-[calc(100dvh-7.5rem)] overflow-y-auto overscroll-contain rounded-xl border border-line bg-panel/70 py-4 max-lg:hidden"
      >
        {showsLyrics ? (
          <div className="px-6 py-2">
            <LyricsView item={item} />
          </div>
        ) : (
          <QueueContent scroller={side} />
        )}
      </div>
    </div>
  );
}

type ControlsProps = Pick<SongProps, "item"> & { showsLyrics: boolean; toggleLyrics: () => void };

function Controls({ item, showsLyrics, toggleLyrics }: ControlsProps) {
  const t = useTranslations("lyrics");
  return (
    <div className="mx-auto grid w-full max-w-3xl grid-cols-[minmax(0,1fr)] gap-4 md:gap-5">
      <div className="flex items-center gap-3">
        <div className="min-w-0 flex-1">
          <PlayingNames
            item={item}
            title="line-clamp-2 text-[clamp(1.5rem,3.4vw,2.75rem)]"
            artists="mt-1.5 md:mt-2 md:text-lg"
            album="line-clamp-1"
          />
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
          <ModeButton label={t("title")} isOn={showsLyrics} aria-pressed={showsLyrics} onClick={toggleLyrics}>
            <MicVocal aria-hidden />
          </ModeButton>
          <DevicesMenu />
          <QueueButton className="lg:hidden" />
        </div>
      </div>
    </div>
  );
}
