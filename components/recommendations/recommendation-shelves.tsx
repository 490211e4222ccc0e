"use client";

import { useQuery } from "@tanstack/react-query";
import { ListPlus, Play, Shuffle } from "lucide-react";
import { useTranslations } from "next-intl";
import { recommendationsQuery } from "@/lib/client/recommendations";
import type { RecommendationKind, Recommendations } from "@/lib/schemas/recommendations";
import { SongShelf, SongShelfSkeleton } from "../music/song-shelf";
import { IconButton } from "../ui/controls/icon-button";
import { ProblemNote } from "../ui/status/problem-note";
import { recommendationsPath } from "./paths";
import { useListName } from "./use-list-name";
import { useReasonWords } from "./use-reason-words";
import { useRecommendationCommands } from "./use-recommendation-commands";

const songsPerShelf = 12;

/** Shelves of songs to play next. Leaves out shelves without content. */
export const RecommendationShelves = () => (
  <>
    <RecommendationShelf kind="mix" />
    <RecommendationShelf kind="forgotten" />
    <RecommendationShelf kind="together" />
    <RecommendationShelf kind="deeper" />
  </>
);

function RecommendationShelf({ kind }: { kind: RecommendationKind }) {
  const { data, error, refetch } = useQuery(recommendationsQuery({ kind }));
  if (!data) return error ? <ProblemNote error={error} retry={refetch} /> : <SongShelfSkeleton />;
  return data.items.length > 0 && <FilledShelf list={data} />;
}

function FilledShelf({ list }: { list: Recommendations }) {
  const t = useTranslations("recommendations");
  const words = useReasonWords();
  const title = t(`titles.${list.kind}`);
  return (
    <SongShelf
      title={title}
      href={recommendationsPath(list.kind)}
      all={t("all")}
      actions={<ShelfActions list={list} />}
      songs={list.items.slice(0, songsPerShelf).map(({ song, reasons: [reason] }) => ({
        song,
        detail: reason && words(reason),
      }))}
    />
  );
}

function ShelfActions({ list }: { list: Recommendations }) {
  const t = useTranslations("recommendations.shelf");
  const name = useListName(list);
  const { canPlay, play, shuffle, save, isSaving } = useRecommendationCommands(
    name,
    list.items.map(({ song }) => song),
  );
  return (
    <>
      <IconButton label={t("play", { name })} disabled={!canPlay} onClick={play}>
        <Play aria-hidden />
      </IconButton>
      <IconButton label={t("shuffle", { name })} disabled={!canPlay} onClick={shuffle}>
        <Shuffle aria-hidden />
      </IconButton>
      <IconButton label={t("save", { name })} busy={isSaving} onClick={save}>
        {!isSaving && <ListPlus aria-hidden />}
      </IconButton>
    </>
  );
}
