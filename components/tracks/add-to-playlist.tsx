"use client";

import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { AnySong } from "@/lib/client/found-songs";
import { addToPlaylist } from "@/lib/client/playlist-items";
import { playlistsQuery } from "@/lib/client/playlists";
import { playlistsWithSongQuery } from "@/lib/client/songs";
import { SearchInput } from "../ui/controls/search-input";
import { useDebounced } from "../ui/controls/use-debounced";
import { LoadMore } from "../ui/lists/load-more";
import { Dialog } from "../ui/overlays/dialog";
import { Skeleton } from "../ui/status/skeleton";
import { AddRow } from "./add-row";

type AddToPlaylistProps = { songs: AnySong[]; onClose: () => void };

/** Dialog that adds songs to a playlist. For one song it also lists the playlists that hold it already. */
export function AddToPlaylist({ songs, onClose }: AddToPlaylistProps) {
  const t = useTranslations("tracks");
  const [only] = songs.length === 1 ? songs : [];
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t("addToPlaylist.title")}
      description={only ? only.title : t("count", { count: songs.length })}
    >
      <div className="grid gap-4">
        {only && <HoldingPlaylists song={only} />}
        <PlaylistChoice songs={songs} />
      </div>
    </Dialog>
  );
}

function HoldingPlaylists({ song }: { song: AnySong }) {
  const t = useTranslations("tracks.addToPlaylist");
  const { data } = useQuery(playlistsWithSongQuery(song.id));
  if (!data?.length) return null;
  return (
    <section>
      <h3 className="engraved mb-2 text-muted">{t("alreadyIn", { count: data.length })}</h3>
      <ul className="flex max-h-24 flex-wrap gap-2 overflow-y-auto">
        {data.map(({ id, name }) => (
          <li key={id} className="min-w-0">
            <Link
              href={`/playlists/${id}`}
              prefetch={false}
              className="block truncate rounded-full border border-line px-3 py-1 text-sm hover:border-line-strong"
            >
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

function PlaylistChoice({ songs }: { songs: AnySong[] }) {
  const t = useTranslations("tracks");
  const [text, setText] = useState("");
  const q = useDebounced(text.trim());
  const list = useInfiniteQuery(playlistsQuery(q));
  const playlists = list.data?.pages.flatMap(({ items }) => items).filter(({ access }) => access === "owner");
  return (
    <section className="grid gap-3">
      <SearchInput label={t("addToPlaylist.search")} value={text} onChange={setText} autoFocus />
      <div className="h-[40dvh] overflow-y-auto sm:h-80">
        {list.isPending && <Skeleton className="h-12" />}
        {list.error && <p className="text-pretty text-muted">{list.error.message}</p>}
        {playlists?.length === 0 && (
          <p className="py-8 text-center text-muted">
            {q ? t("addToPlaylist.noMatch") : t("addToPlaylist.none")}
          </p>
        )}
        <ul>
          {playlists?.map(playlist => (
            <AddRow
              key={playlist.id}
              imageUrl={playlist.imageUrl}
              coverName={playlist.name}
              title={playlist.name}
              detail={t("count", { count: playlist.trackCount })}
              labels={{
                add: t("addToPlaylist.add", { name: playlist.name }),
                addAgain: t("addToPlaylist.addAgain", { name: playlist.name }),
                failure: t("addToPlaylist.notAdded", { name: playlist.name }),
              }}
              add={context => addToPlaylist({ playlist, songs }, context)}
            />
          ))}
        </ul>
        <LoadMore list={list} />
      </div>
    </section>
  );
}
