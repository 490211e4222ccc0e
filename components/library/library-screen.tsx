"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { Shuffle } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { playlistsQuery } from "@/lib/client/playlists";
import type { LibraryView } from "@/lib/schemas/library-view";
import { LibraryParts } from "../shell/main-nav";
import { PageHeader } from "../shell/page-header";
import { SeveralPlaylists } from "../shuffle/several-playlists";
import { canShuffle } from "../shuffle/sources";
import { SidebarOnPhone } from "../sidebar/sidebar-on-phone";
import { CardGrid, CardGridSkeleton, eagerCovers } from "../ui/cards/card-grid";
import { Button } from "../ui/controls/button";
import { SearchInput } from "../ui/controls/search-input";
import { PagedList } from "../ui/lists/paged-list";
import { ShowAllButton } from "../ui/lists/show-all-button";
import { useAddressView } from "../ui/lists/use-address-view";
import { EmptyState } from "../ui/status/empty-state";
import { NewPlaylist } from "./new-playlist";
import { PlaylistCard } from "./playlist-card";
import { PlaylistRow } from "./playlist-row";
import { useLibraryView } from "./use-library-view";
import { ViewMenu } from "./view-menu";

export function LibraryScreen({ initialView }: { initialView: LibraryView }) {
  const t = useTranslations("library");
  // The cookie has the order.
  const {
    view: { q },
    filter,
    setFilter,
  } = useAddressView([], null);
  const [view, changeView] = useLibraryView(initialView);
  const [isChoosing, setIsChoosing] = useState(false);
  const list = useInfiniteQuery(playlistsQuery({ q, sort: view.sort }));
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
      <SidebarOnPhone />
      <div className="mb-6 flex flex-wrap items-center gap-3">
        <SearchInput
          label={t("filter")}
          value={filter}
          onChange={setFilter}
          className="min-w-44 max-w-sm flex-1"
        />
        <ViewMenu view={view} onChange={changeView} />
      </div>
      <PagedList
        list={list}
        loading={<CardGridSkeleton />}
        empty={<NoPlaylists filter={q} clear={() => setFilter("")} />}
      >
        {playlists =>
          isChoosing ? (
            <SeveralPlaylists playlists={playable} onDone={() => setIsChoosing(false)} />
          ) : view.layout === "list" ? (
            <ul className="@container">
              {playlists.map(playlist => (
                <PlaylistRow key={playlist.id} playlist={playlist} />
              ))}
            </ul>
          ) : (
            <CardGrid>
              {playlists.map((playlist, index) => (
                <PlaylistCard key={playlist.id} playlist={playlist} eager={index < eagerCovers} />
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
      <EmptyState title={t("noMatch.title")} action={<ShowAllButton clear={clear} />}>
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
