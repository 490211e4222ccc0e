"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { shuffleQuery } from "@/lib/client/shuffle";
import type { QueueSource } from "@/lib/schemas/queue";
import type { ShuffleSource } from "@/lib/schemas/shuffle";
import { SpreadChoice } from "../shuffle/spread-choice";
import { useSessionName } from "../shuffle/use-session-name";
import { useShufflePlay } from "../shuffle/use-shuffle-play";
import { Button } from "../ui/controls/button";
import { Skeleton } from "../ui/status/skeleton";
import { usePlayer } from "./state/player-context";
import { useQueueHead } from "./state/use-queue-head";

/** Content of the shuffle button's popover: starts, explains or changes the shuffle of what plays. */
export function ShuffleChoice() {
  const { state } = usePlayer();
  const t = useTranslations("player.shuffle");
  const queue = useQueueHead();
  const isSpotifyShuffling = state?.shuffle ?? false;
  return (
    <>
      <section className="grid gap-3">
        <h2 className="font-semibold">{t("title")}</h2>
        {queue?.shuffleId ? (
          <RunningShuffle id={queue.shuffleId} />
        ) : (
          <StartShuffle list={queue?.source ?? null} />
        )}
      </section>
      {isSpotifyShuffling && <SpotifyShuffle />}
    </>
  );
}

/** The name of the shuffle that plays and the distance between songs of one artist. */
function RunningShuffle({ id }: { id: string }) {
  const t = useTranslations("player.shuffle");
  const nameOf = useSessionName();
  const { data: session } = useQuery(shuffleQuery(id));
  if (!session) return <Skeleton className="h-24" />;
  return (
    <>
      <p dir="auto" className="text-pretty text-muted text-sm">
        {t("plays", { name: nameOf(session) })}
      </p>
      {!session.isSingle && <SpreadChoice session={session} />}
    </>
  );
}

/** Returns what to shuffle of the list that plays; null for lists that cannot be shuffled. */
function toShuffleSource(list: QueueSource | null): ShuffleSource | null {
  if (list?.kind === "likedSongs") return { kind: "likedSongs" };
  if (list?.kind === "playlist" && list.id) return { kind: "playlists", playlistIds: [list.id] };
  return list?.kind === "album" && list.id ? { kind: "album", albumId: list.id } : null;
}

function StartShuffle({ list }: { list: QueueSource | null }) {
  const t = useTranslations("player.shuffle");
  const { mutate, isPending } = useShufflePlay();
  const source = toShuffleSource(list);
  if (!source) return <p className="text-pretty text-muted text-sm">{t("how")}</p>;
  return (
    <>
      <p className="text-pretty text-muted text-sm">{t("start.text")}</p>
      <Button variant="primary" onClick={() => mutate(source)} busy={isPending}>
        {t("start.action")}
      </Button>
    </>
  );
}

function SpotifyShuffle() {
  const { setSpotifyShuffle } = usePlayer();
  const t = useTranslations("player.shuffle.spotify");
  return (
    <section className="grid gap-3 border-line border-t pt-4">
      <h2 className="font-semibold">{t("title")}</h2>
      <p className="text-pretty text-muted text-sm">{t("text")}</p>
      <Button onClick={() => setSpotifyShuffle(false)}>{t("turnOff")}</Button>
    </section>
  );
}
