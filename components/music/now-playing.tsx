"use client";

import { RefreshCw } from "lucide-react";
import { useTranslations } from "next-intl";
import type { PlayerState } from "@/lib/schemas/player";
import { ErrorHelpLink } from "../help/error-help-link";
import { PlayingLike } from "../player/playing-like";
import { usePlayer } from "../player/state/player-context";
import { useNothingPlaying } from "../player/state/use-explanation";
import { Deck, DeckGlow } from "../player/views/deck";
import { PlayingNames } from "../player/views/playing-names";
import { PlayingStatus } from "../player/views/playing-status";
import { Turntable } from "../player/views/turntable";
import { Button } from "../ui/controls/button";

/** Current song on a turntable. The controls are in the player bar. */
export function NowPlaying() {
  const t = useTranslations("music.deck");
  const { state } = usePlayer();
  return (
    <section
      aria-label={t("label")}
      className="@container relative isolate overflow-hidden rounded-xl border border-line bg-panel"
    >
      {state?.item ? <Playing state={state} item={state.item} /> : <NothingPlaying />}
    </section>
  );
}

type PlayingProps = { state: PlayerState; item: NonNullable<PlayerState["item"]> };

function Playing({ state, item }: PlayingProps) {
  const t = useTranslations("player");
  const { openView } = usePlayer();
  return (
    <>
      <DeckGlow item={item} />
      {/* The space beside the navigation decides about the columns, not the width of the window. */}
      <div className="grid grid-cols-[minmax(0,1fr)] items-center gap-x-10 gap-y-6 p-5 @xl:p-8 @2xl:grid-cols-[auto_minmax(0,1fr)] @5xl:p-10">
        <button
          type="button"
          aria-label={t("openNowPlaying")}
          aria-haspopup="dialog"
          onClick={() => openView("nowPlaying")}
          className="w-full max-w-[332px] rounded-md @5xl:w-[500px] @5xl:max-w-none @2xl:w-[332px]"
        >
          <Deck state={state} item={item} className="w-full" />
        </button>
        <div className="min-w-0">
          <PlayingStatus state={state} />
          <PlayingNames
            item={item}
            title="mt-3 line-clamp-3 text-[clamp(1.75rem,4.4cqi,3.25rem)]"
            artists="mt-3 text-lg"
            album="line-clamp-2"
          />
          <PlayingLike item={item} className="-ml-2.5 mt-2" />
        </div>
      </div>
    </>
  );
}

function NothingPlaying() {
  const t = useTranslations();
  const { state, problem, refresh, isRefreshing } = usePlayer();
  const message = useNothingPlaying(state, problem);
  const isLoading = !state && !problem;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] items-center gap-8 p-6 @xl:p-8 @2xl:grid-cols-[auto_minmax(0,1fr)] @5xl:p-10">
      <Turntable turning={false} progress={null} className="w-full max-w-60 @xl:w-78 @xl:max-w-none" />
      <div className="grid justify-items-start gap-3" aria-live="polite">
        <h2 className="title text-3xl">{isLoading ? t("music.deck.loading") : message.title}</h2>
        {!isLoading && <p className="max-w-md text-pretty text-muted">{message.detail}</p>}
        {problem && <ErrorHelpLink error={problem} />}
        <Button onClick={refresh} busy={isRefreshing} className="mt-2">
          {!isRefreshing && <RefreshCw aria-hidden />}
          {problem ? t("ui.retry") : t("player.refresh")}
        </Button>
      </div>
    </div>
  );
}
