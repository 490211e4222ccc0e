"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Check, ListPlus, Plus } from "lucide-react";
import { useState } from "react";
import { toast } from "sonner";
import { addSong } from "@/lib/client/playlist-items";
import { songSearchQuery } from "@/lib/client/songs";
import type { Song } from "@/lib/schemas/library";
import { Button } from "../ui/button";
import { Cover } from "../ui/cover";
import { Dialog } from "../ui/dialog";
import { SearchInput } from "../ui/search-input";
import { Skeleton } from "../ui/skeleton";
import { useDebounced } from "../ui/use-debounced";

/** The button and the dialog that puts songs of one's own library into a playlist. */
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
            <FoundSong key={song.id} song={song} playlistId={playlistId} />
          ))}
        </ul>
      </div>
    </div>
  );
}

function FoundSong({ song, playlistId }: { song: Song; playlistId: string }) {
  const client = useQueryClient();
  const [state, setState] = useState<"idle" | "adding" | "added">("idle");
  const add = async () => {
    setState("adding");
    try {
      await addSong({ playlistId, songId: song.id }, { client });
      setState("added");
    } catch (error) {
      setState("idle");
      toast.error(`${song.title} was not added`, {
        description: error instanceof Error ? error.message : "Try it again.",
      });
    }
  };
  return (
    <li className="flex items-center gap-3 py-1.5">
      <Cover src={song.imageUrl} name={song.album?.name ?? song.title} className="size-11 rounded-sm" />
      <div className="min-w-0 flex-1">
        <p className="truncate font-medium leading-5">{song.title}</p>
        <p className="truncate text-muted text-sm leading-5">
          {song.artists.map(artist => artist.name).join(", ")}
        </p>
      </div>
      <Button
        variant={state === "added" ? "ghost" : "solid"}
        aria-label={state === "added" ? `Added ${song.title}, add it once more` : `Add ${song.title}`}
        busy={state === "adding"}
        onClick={add}
      >
        {state === "added" ? <Check aria-hidden /> : state === "idle" && <Plus aria-hidden />}
        {state === "added" ? "Added" : "Add"}
      </Button>
    </li>
  );
}
