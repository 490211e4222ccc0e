"use client";

import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import Link from "next/link";
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
import { pluralize } from "../ui/text/format";
import { AddRow } from "./add-row";

type AddToPlaylistProps = { songs: AnySong[]; onClose: () => void };

/** Dialog that adds songs to a playlist. For one song it also lists the playlists that hold it already. */
export function AddToPlaylist({ songs, onClose }: AddToPlaylistProps) {
  const [only] = songs.length === 1 ? songs : [];
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Add to a playlist"
      description={only ? only.title : pluralize(songs.length, "track")}
    >
      <div className="grid gap-4">
        {only && <HoldingPlaylists song={only} />}
        <PlaylistChoice songs={songs} />
      </div>
    </Dialog>
  );
}

function HoldingPlaylists({ song }: { song: AnySong }) {
  const { data } = useQuery(playlistsWithSongQuery(song.id));
  if (!data?.length) return null;
  return (
    <section>
      <h3 className="engraved mb-2 text-muted">It is in {pluralize(data.length, "playlist")}</h3>
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
  const [text, setText] = useState("");
  const q = useDebounced(text.trim());
  const list = useInfiniteQuery(playlistsQuery(q));
  const playlists = list.data?.pages.flatMap(({ items }) => items).filter(({ access }) => access === "owner");
  return (
    <section className="grid gap-3">
      <SearchInput label="Find a playlist" value={text} onChange={setText} autoFocus />
      <div className="h-[40dvh] overflow-y-auto sm:h-80">
        {list.isPending && <Skeleton className="h-12" />}
        {list.error && <p className="text-pretty text-muted">{list.error.message}</p>}
        {playlists?.length === 0 && (
          <p className="py-8 text-center text-muted">
            {q
              ? "No playlist of yours has this in its name."
              : "You have no playlist yet. Make one in the Library."}
          </p>
        )}
        <ul>
          {playlists?.map(playlist => (
            <AddRow
              key={playlist.id}
              imageUrl={playlist.imageUrl}
              coverName={playlist.name}
              title={playlist.name}
              detail={pluralize(playlist.trackCount, "track")}
              labels={{
                add: `Add to ${playlist.name}`,
                addAgain: `Added to ${playlist.name}, add once more`,
                failure: `Nothing was added to ${playlist.name}`,
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
