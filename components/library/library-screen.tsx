"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { Shuffle } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { playlistsQuery } from "@/lib/client/playlists";
import { LibraryParts } from "../shell/main-nav";
import { PageHeader } from "../shell/page-header";
import { SeveralPlaylists } from "../shuffle/several-playlists";
import { canShuffle } from "../shuffle/sources";
import { CardGrid, CardGridSkeleton } from "../ui/cards/card-grid";
import { Button } from "../ui/controls/button";
import { SearchInput } from "../ui/controls/search-input";
import { useDebounced } from "../ui/controls/use-debounced";
import { PagedList } from "../ui/lists/paged-list";
import { EmptyState } from "../ui/status/empty-state";
import { NewPlaylist } from "./new-playlist";
import { PlaylistCard } from "./playlist-card";

export function LibraryScreen() {
  const t = useTranslations("library");
  const [filter, setFilter] = useState("");
  const [isChoosing, setIsChoosing] = useState(false);
  const q = useDebounced(filter.trim());
  const list = useInfiniteQuery(playlistsQuery(q));
  const playable = list.data?.pages.flatMap(page => page.items.filter(canShuffle)) ?? [];
  return (
    <>
      <PageHeader
        title={t("title")}
        note={t("note")}
        actions={
          <>
            {!isChoosing && playable.length > 1 && (
              <Button onClick={() => setIsChoosing(true)}>
                <Shuffle aria-hidden />
                {t("shuffleTogether")}
              </Button>
            )}
            <NewPlaylist />
          </>
        }
      />
      <LibraryParts />
      <SearchInput label={t("filter")} value={filter} onChange={setFilter} className="mb-8 max-w-sm" />
      <PagedList
        list={list}
        loading={<CardGridSkeleton />}
        empty={<NoPlaylists filter={q} clear={() => setFilter("")} />}
      >
        {playlists =>
          isChoosing ? (
            <SeveralPlaylists playlists={playable} onDone={() => setIsChoosing(false)} />
          ) : (
            <CardGrid>
              {playlists.map(playlist => (
                <PlaylistCard key={playlist.id} playlist={playlist} />
              ))}
            </CardGrid>
          )
        }
      </PagedList>
    </>
  );
}

function NoPlaylists({ filter, clear }: { filter: string; clear: () => void }) {
  const t = useTranslations("library");
  if (filter) {
    return (
      <EmptyState title={t("noMatch.title")} action={<Button onClick={clear}>{t("noMatch.showAll")}</Button>}>
        {t("noMatch.text", { filter })}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title={t("empty.title")}
      action={
        <Button asChild variant="primary">
          <Link href="/music">{t("empty.import")}</Link>
        </Button>
      }
    >
      {t("empty.text")}
    </EmptyState>
  );
}
