"use client";

import { useQuery } from "@tanstack/react-query";
import { ListPlus } from "lucide-react";
import { useState } from "react";
import { addSong } from "@/lib/client/playlist-items";
import { songSearchQuery } from "@/lib/client/songs";
import { AddRow } from "../tracks/add-row";
import { Button } from "../ui/controls/button";
import { SearchInput } from "../ui/controls/search-input";
import { useDebounced } from "../ui/controls/use-debounced";
import { Dialog } from "../ui/overlays/dialog";
import { Skeleton } from "../ui/status/skeleton";
import { joinNames } from "../ui/text/format";

/** Button and dialog that add songs of the library to a playlist. */
export function AddSongs({ playlistId }: { playlistId: string }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>
        <ListPlus aria-hidden />
        Add songs
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title="Add songs"
        description="From everything that you have brought in. They go to the end of the list."
      >
        <SongSearch playlistId={playlistId} />
      </Dialog>
    </>
  );
}

function SongSearch({ playlistId }: { playlistId: string }) {
  const [text, setText] = useState("");
  const { data, isPending, error } = useQuery(songSearchQuery(useDebounced(text.trim())));
  return (
    <div className="grid gap-3">
      <SearchInput label="Search your songs" value={text} onChange={setText} autoFocus />
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
            {text.trim() === ""
              ? "You have no songs here yet. Import your library first."
              : "No song of yours matches."}
          </p>
        )}
        <ul>
          {data?.map(song => (
            <AddRow
              key={song.id}
              imageUrl={song.imageUrl}
              coverName={song.album?.name ?? song.title}
              title={song.title}
              detail={joinNames(song.artists)}
              labels={{
                add: `Add ${song.title}`,
                addAgain: `Added ${song.title}, add it once more`,
                failure: `${song.title} was not added`,
              }}
              add={context => addSong({ playlistId, songId: song.id }, context)}
            />
          ))}
        </ul>
      </div>
    </div>
  );
}
