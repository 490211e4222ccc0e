"use client";

import { useQuery } from "@tanstack/react-query";
import clsx from "clsx";
import { ListPlus, Play, Shuffle } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useMemo, useRef } from "react";
import { type RecommendationChoice, recommendationsQuery } from "@/lib/client/recommendations";
import { ApiProblem } from "@/lib/client/request";
import type { RecommendationKind, Recommendations } from "@/lib/schemas/recommendations";
import { HelpLink } from "../help/help-link";
import { NotFoundNote } from "../shell/not-found-note";
import { PageHeader } from "../shell/page-header";
import { TrackListSkeleton } from "../tracks/list/track-list-skeleton";
import { songsOf } from "../tracks/row-data";
import { SongList } from "../tracks/song-list";
import { Button } from "../ui/controls/button";
import { Callout } from "../ui/status/callout";
import { EmptyState } from "../ui/status/empty-state";
import { ProblemNote } from "../ui/status/problem-note";
import { DismissedList } from "./dismissed-list";
import { recommendationKinds, recommendationsPath } from "./paths";
import { useDismissals } from "./use-dismissals";
import { useListName } from "./use-list-name";
import { useReasonWords } from "./use-reason-words";
import { useRecommendationCommands } from "./use-recommendation-commands";

/** One kind of songs to play next, as a list. */
export function RecommendationsScreen({ kind, seed }: RecommendationChoice) {
  const t = useTranslations("recommendations");
  const { data, error, refetch } = useQuery(recommendationsQuery({ kind, seed }));
  if (error instanceof ApiProblem && error.code === "not_found") return <NotFoundNote anchor={Link} />;
  return (
    <>
      {data ? <Header list={data} /> : <PageHeader title={t(`titles.${kind}`)} note={t(`notes.${kind}`)} />}
      {!seed && <Kinds current={kind} />}
      {data ? (
        <Songs list={data} />
      ) : error ? (
        <ProblemNote error={error} retry={refetch} />
      ) : (
        <TrackListSkeleton />
      )}
    </>
  );
}

function Header({ list }: { list: Recommendations }) {
  const t = useTranslations("recommendations");
  const { kind, seed, items } = list;
  const name = useListName(list);
  const { canPlay, play, shuffle, save, isSaving } = useRecommendationCommands(
    name,
    items.map(({ song }) => song),
  );
  return (
    <PageHeader
      title={name}
      note={seed ? t(`with.${seed.kind}`) : t(`notes.${kind}`)}
      actions={
        <>
          {items.length > 0 && (
            <>
              <Button variant="primary" disabled={!canPlay} onClick={play}>
                <Play className="fill-current" aria-hidden />
                {t("play")}
              </Button>
              <Button disabled={!canPlay} onClick={shuffle}>
                <Shuffle aria-hidden />
                {t("shuffle")}
              </Button>
              <Button busy={isSaving} onClick={save}>
                {!isSaving && <ListPlus aria-hidden />}
                {t("save")}
              </Button>
            </>
          )}
          <HelpLink article="play-next" subject={name} />
        </>
      }
    />
  );
}

function Kinds({ current }: { current: RecommendationKind }) {
  const t = useTranslations("recommendations");
  return (
    <nav aria-label={t("label")} className="mb-6 flex flex-wrap gap-2">
      {recommendationKinds.map(kind => (
        <Link
          key={kind}
          href={recommendationsPath(kind)}
          aria-current={kind === current ? "page" : undefined}
          className={clsx(
            "rounded-full border px-3 py-2 text-sm",
            kind === current
              ? "border-accent bg-accent-soft font-medium"
              : "border-line text-muted hover:border-line-strong hover:text-ink",
          )}
        >
          {t(`titles.${kind}`)}
        </Link>
      ))}
    </nav>
  );
}

function Songs({ list }: { list: Recommendations }) {
  const t = useTranslations("recommendations");
  const words = useReasonWords();
  const { dismissSongs, dismissArtist } = useDismissals();
  const { items, restsOn, dismissed, dismissedArtists, kind, seed } = list;
  const songs = useMemo(() => items.map(({ song }) => song), [items]);
  const notes = useMemo(
    () => items.map(({ reasons: [reason] }) => (reason ? words(reason) : "")),
    [items, words],
  );
  const box = useRef<HTMLDivElement>(null);
  return (
    <div ref={box} tabIndex={-1} className="grid grid-cols-[minmax(0,1fr)] gap-6 outline-none">
      {restsOn === "library" && (
        <Callout title={t("library.title")}>
          {t.rich("library.text", {
            link: text => (
              <Link href="/insights" className="underline underline-offset-4">
                {text}
              </Link>
            ),
          })}
        </Callout>
      )}
      {items.length > 0 ? (
        <SongList
          label={t("songs")}
          songs={songs}
          notes={notes}
          edits={{ remove: rows => dismissSongs(songsOf(rows)), move: undefined, dismissArtist }}
          isMain
        />
      ) : (
        <EmptyState title={t("none.title")}>{seed ? t("none.together") : t(`none.${kind}`)}</EmptyState>
      )}
      {dismissed + dismissedArtists > 0 && (
        <DismissedList
          songs={dismissed}
          artists={dismissedArtists}
          onEmpty={() => box.current?.focus({ preventScroll: true })}
        />
      )}
    </div>
  );
}
