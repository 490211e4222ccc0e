"use client";

import { RefreshCw } from "lucide-react";
import { useTranslations } from "next-intl";
import type { PlayerState } from "@/lib/schemas/player";
import { ErrorHelpLink } from "../help/error-help-link";
import { usePlayer } from "../player/player-context";
import { Turntable } from "../player/turntable";
import { useNothingPlaying } from "../player/use-explanation";
import { useProgress } from "../player/use-progress";
import { Cover } from "../ui/artwork/cover";
import { Button } from "../ui/controls/button";

/** Current track on a turntable. The controls are in the player bar. */
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
  const t = useTranslations("music.deck");
  const progress = useProgress(1000);
  const status = state.isPlaying ? "playing" : "paused";
  const sleeve = item.album ?? item.title;
  return (
    <>
      <Cover
        src={item.imageUrl}
        name={sleeve}
        className="-z-10 absolute inset-0 aspect-auto! scale-110 opacity-30 blur-3xl saturate-150 dark:opacity-25"
      />
      {/* The space beside the navigation decides about the columns, not the width of the window. */}
      <div className="grid grid-cols-[minmax(0,1fr)] items-center gap-x-10 gap-y-6 p-5 @xl:p-8 @2xl:grid-cols-[auto_minmax(0,1fr)] @5xl:p-10">
        <div className="relative aspect-[5/3] w-full max-w-[332px] @5xl:w-[500px] @5xl:max-w-none @2xl:w-[332px]">
          <Turntable
            turning={state.isPlaying}
            progress={progress / item.durationMs}
            label={<Cover src={item.imageUrl} name={sleeve} className="size-full" />}
            className="absolute inset-y-1 right-0"
          />
          <Cover
            src={item.imageUrl}
            name={sleeve}
            className="absolute inset-y-0 left-0 h-full rounded-md shadow-float ring-1 ring-black/10"
            eager
          />
        </div>
        <div className="min-w-0">
          <p className="engraved text-accent-text">
            {state.device
              ? t.rich(`statesOn.${status}`, {
                  device: state.device.name,
                  muted: text => <span className="text-muted">{text}</span>,
                })
              : t(`states.${status}`)}
          </p>
          <h2 className="title mt-3 line-clamp-3 break-words text-[clamp(1.75rem,4.4cqi,3.25rem)]">
            {item.title}
          </h2>
          <p className="mt-3 line-clamp-2 text-lg">{item.artists.join(", ")}</p>
          {item.album && <p className="line-clamp-2 text-muted">{item.album}</p>}
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
