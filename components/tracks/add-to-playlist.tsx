"use client";

import { useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { Check, Plus } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { toast } from "sonner";
import type { AnySong } from "@/lib/client/found-songs";
import { addToPlaylist } from "@/lib/client/playlist-items";
import { playlistsQuery } from "@/lib/client/playlists";
import { holdingPlaylistsQuery } from "@/lib/client/songs";
import type { Playlist } from "@/lib/schemas/library";
import { Button } from "../ui/button";
import { Cover } from "../ui/cover";
import { Dialog } from "../ui/dialog";
import { pluralize } from "../ui/format";
import { LoadMore } from "../ui/load-more";
import { SearchInput } from "../ui/search-input";
import { Skeleton } from "../ui/skeleton";
import { useDebounced } from "../ui/use-debounced";

type AddToPlaylistProps = { songs: AnySong[]; onClose: () => void };

/** Which playlists hold a song, and the others to put it into; or where to put several songs at once. */
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
        {only && <Holding song={only} />}
        <Choice songs={songs} />
      </div>
    </Dialog>
  );
}

function Holding({ song }: { song: AnySong }) {
  const { data } = useQuery(holdingPlaylistsQuery(song.id));
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

function Choice({ songs }: { songs: AnySong[] }) {
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
            <Target key={playlist.id} playlist={playlist} songs={songs} />
          ))}
        </ul>
        <LoadMore list={list} />
      </div>
    </section>
  );
}

function Target({ playlist, songs }: { playlist: Playlist; songs: AnySong[] }) {
  const client = useQueryClient();
  const [state, setState] = useState<"idle" | "adding" | "added">("idle");
  const add = async () => {
    setState("adding");
    try {
      await addToPlaylist({ playlist, songs }, { client });
      setState("added");
    } catch (error) {
      setState("idle");
      toast.error(`Nothing was added to ${playlist.name}`, {
        description: error instanceof Error ? error.message : "Try it again.",
      });
    }
  };
  return (
    <li className="flex items-center gap-3 py-1.5">
      <Cover src={playlist.imageUrl} name={playlist.name} className="size-11 rounded-sm" />
      <div className="min-w-0 flex-1">
        <p className="truncate font-medium leading-5">{playlist.name}</p>
        <p className="text-muted text-sm leading-5 tabular-nums">{pluralize(playlist.trackCount, "track")}</p>
      </div>
      <Button
        variant={state === "added" ? "ghost" : "solid"}
        aria-label={
          state === "added" ? `Added to ${playlist.name}, add once more` : `Add to ${playlist.name}`
        }
        busy={state === "adding"}
        onClick={add}
      >
        {state === "added" ? <Check aria-hidden /> : state === "idle" && <Plus aria-hidden />}
        {state === "added" ? "Added" : "Add"}
      </Button>
    </li>
  );
}
