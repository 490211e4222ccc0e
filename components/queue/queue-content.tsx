"use client";

import { useTranslations } from "next-intl";
import type { RefObject } from "react";
import { usePlayer } from "../player/state/player-context";
import { PlayingBars } from "../tracks/playing-bars";
import { Cover } from "../ui/artwork/cover";
import { Button } from "../ui/controls/button";
import { Callout } from "../ui/status/callout";
import { EmptyState } from "../ui/status/empty-state";
import { ProblemNote } from "../ui/status/problem-note";
import { Skeleton } from "../ui/status/skeleton";
import { QueueList } from "./queue-list";
import { useJump } from "./use-jump";
import { useQueue } from "./use-queue";

/** The song that plays and what comes next. The parent scrolls. */
export function QueueContent({ scroller }: { scroller: RefObject<HTMLElement | null> }) {
  const t = useTranslations("queue");
  const { data: queue, error, refetch, itemAt, move, remove } = useQueue();
  const { jump, isJumping } = useJump();
  if (!queue)
    return error ? (
      <div className="p-4">
        <ProblemNote error={error} retry={refetch} />
      </div>
    ) : (
      <div className="grid gap-3 p-4">
        <Skeleton className="h-12" />
        <Skeleton className="h-12" />
        <Skeleton className="h-12" />
      </div>
    );
  const isTakenOver = queue.state === "takenOver";
  if (!queue.current && queue.total === 0)
    return (
      <div className="p-4">
        <EmptyState title={t("empty.title")}>{t("empty.text")}</EmptyState>
      </div>
    );
  return (
    <>
      {isTakenOver && (
        <div className="px-4 pt-2">
          <Callout
            tone="warn"
            title={t("takenOver.title")}
            action={
              <Button variant="primary" onClick={() => jump()} busy={isJumping}>
                {t("takenOver.action")}
              </Button>
            }
          >
            {t("takenOver.text")}
          </Callout>
        </div>
      )}
      {queue.editsWait && (
        <div className="px-4 pt-2">
          <Callout tone="warn" title={t("editsWait.title")}>
            {t("editsWait.text")}
          </Callout>
        </div>
      )}
      <CurrentSong isTakenOver={isTakenOver} title={queue.current?.song?.title ?? null} />
      {queue.total > 0 ? (
        <QueueList
          queue={queue}
          scroller={scroller}
          onPlay={index => {
            const item = queue.items[index];
            if (item) jump(item.id);
          }}
          itemAt={itemAt}
          move={move}
          remove={remove}
        />
      ) : (
        <p className="px-4 py-6 text-pretty text-muted text-sm">{t("last")}</p>
      )}
    </>
  );
}

/** The song that plays. While something else was started on Spotify, the song at which the queue waits. */
function CurrentSong({ isTakenOver, title }: { isTakenOver: boolean; title: string | null }) {
  const t = useTranslations("queue");
  const { state } = usePlayer();
  const item = state?.item;
  if (!item) return null;
  return (
    <section aria-label={t("now")} className="px-4 pt-2 pb-1">
      <h3 className="engraved mb-2 text-muted">{t("now")}</h3>
      <div className="flex items-center gap-3">
        <Cover src={item.imageUrl} name={item.album ?? item.title} className="size-12 rounded-sm" />
        <div className="min-w-0 flex-1">
          <p
            dir="auto"
            className="truncate font-semibold text-accent-text text-sm leading-6"
            title={item.title}
          >
            {item.title}
          </p>
          <p dir="auto" className="truncate text-muted text-xs leading-5">
            {item.artists.join(", ")}
          </p>
        </div>
        <PlayingBars running={state.isPlaying} />
      </div>
      {isTakenOver && title && <p className="mt-2 text-muted text-sm">{t("takenOver.waitsAt", { title })}</p>}
    </section>
  );
}
