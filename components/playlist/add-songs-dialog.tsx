"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { songSearchQuery } from "@/lib/client/songs";
import type { Playlist } from "@/lib/schemas/library";
import { AddRow } from "../tracks/add-to-playlist/add-row";
import { useAddToPlaylist } from "../tracks/add-to-playlist/add-to-playlist-context";
import { SearchInput } from "../ui/controls/search-input";
import { useDebounced } from "../ui/controls/use-debounced";
import { Dialog } from "../ui/overlays/dialog";
import { Skeleton } from "../ui/status/skeleton";
import { joinNames } from "../ui/text/format";
import { useSongLength } from "../ui/text/song-length";

type AddSongsDialogProps = {
  playlist: Pick<Playlist, "id" | "name">;
  open: boolean;
  onOpenChange: (open: boolean) => void;
};

export function AddSongsDialog({ playlist, ...control }: AddSongsDialogProps) {
  const t = useTranslations("playlist.addSongs");
  return (
    <Dialog {...control} title={t("title")} description={t("text")}>
      <SongSearch playlist={playlist} />
    </Dialog>
  );
}

function SongSearch({ playlist }: Pick<AddSongsDialogProps, "playlist">) {
  const t = useTranslations("playlist.addSongs");
  const lengthOf = useSongLength();
  const add = useAddToPlaylist();
  const [text, setText] = useState("");
  const { data, isPending, error } = useQuery(songSearchQuery(useDebounced(text.trim()), playlist.id));
  return (
    <div className="grid gap-3">
      <SearchInput label={t("search")} value={text} onChange={setText} autoFocus />
      <div className="h-[52dvh] overflow-y-auto sm:h-96">
        {isPending && (
          <div className="grid gap-3">
            <Skeleton className="h-12" />
            <Skeleton className="h-12" />
            <Skeleton className="h-12" />
          </div>
        )}
        {error && <p className="text-pretty text-muted">{error.message}</p>}
        {data?.length === 0 && (
          <p className="py-8 text-center text-muted">
            {text.trim() === "" ? t("emptyLibrary") : t("noMatch")}
          </p>
        )}
        <ul>
          {data?.map(song => (
            <AddRow
              key={song.id}
              imageUrl={song.imageUrl}
              coverName={song.album?.name ?? song.title}
              title={song.title}
              detail={[lengthOf(song), joinNames(song.artists), song.album?.name].filter(Boolean).join(" · ")}
              isIn={song.isInPlaylist}
              labels={{
                add: t("add", { title: song.title }),
                addAgain: t("addAgain", { title: song.title }),
              }}
              add={() => add(playlist, [song])}
            />
          ))}
        </ul>
      </div>
    </div>
  );
}
