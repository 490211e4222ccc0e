"use client";

import { useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { AnySong } from "@/lib/client/found-songs";
import { createPlaylist, playlistsQuery } from "@/lib/client/playlists";
import { playlistsWithSongQuery } from "@/lib/client/songs";
import { PlaylistTextDialog } from "../../library/playlist-text-dialog";
import { Button } from "../../ui/controls/button";
import { SearchInput } from "../../ui/controls/search-input";
import { useDebounced } from "../../ui/controls/use-debounced";
import { LoadMore } from "../../ui/lists/load-more";
import { Dialog } from "../../ui/overlays/dialog";
import { Skeleton } from "../../ui/status/skeleton";
import { AddRow } from "./add-row";
import { useAddToPlaylist } from "./add-to-playlist-context";

type AddToPlaylistProps = { songs: AnySong[]; onClose: () => void };

/** Dialog that adds songs to a playlist. For one song it also lists the playlists that hold it already. */
export function AddToPlaylistDialog({ songs, onClose }: AddToPlaylistProps) {
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
        <PlaylistChoice songs={songs} onClose={onClose} />
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

function PlaylistChoice({ songs, onClose }: AddToPlaylistProps) {
  const t = useTranslations("tracks");
  const [text, setText] = useState("");
  const q = useDebounced(text.trim());
  const add = useAddToPlaylist();
  const [only] = songs.length === 1 ? songs : [];
  const { data: holding } = useQuery(playlistsWithSongQuery(only?.id ?? null));
  const holdingIds = new Set(holding?.map(({ id }) => id));
  const list = useInfiniteQuery(playlistsQuery({ q, sort: "recent" }));
  const playlists = list.data?.pages.flatMap(({ items }) => items).filter(({ access }) => access === "owner");
  return (
    <section className="grid gap-3">
      <SearchInput label={t("addToPlaylist.search")} value={text} onChange={setText} autoFocus />
      <NewPlaylistRow name={text.trim()} songs={songs} onClose={onClose} />
      <div className="h-[36dvh] overflow-y-auto sm:h-72">
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
              isIn={holdingIds.has(playlist.id)}
              labels={{
                add: t("addToPlaylist.add", { name: playlist.name }),
                addAgain: t("addToPlaylist.addAgain", { name: playlist.name }),
              }}
              add={() => add(playlist, songs)}
            />
          ))}
        </ul>
        <LoadMore list={list} />
      </div>
    </section>
  );
}

/** Creates a playlist with the songs. What was typed into the filter becomes its name. */
function NewPlaylistRow({ name, songs, onClose }: AddToPlaylistProps & { name: string }) {
  const t = useTranslations();
  const client = useQueryClient();
  const add = useAddToPlaylist();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)} className="justify-self-start">
        <Plus aria-hidden />
        {t("library.newPlaylist.title")}
      </Button>
      <PlaylistTextDialog
        open={open}
        onOpenChange={setOpen}
        title={t("library.newPlaylist.title")}
        submit={t("tracks.addToPlaylist.createAndAdd")}
        initial={{ name, description: "" }}
        onSubmit={async playlistText => {
          const playlist = await createPlaylist(playlistText, { client });
          await add(playlist, songs);
          onClose();
        }}
      />
    </>
  );
}
