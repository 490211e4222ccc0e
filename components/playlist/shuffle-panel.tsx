"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { RotateCcw } from "lucide-react";
import { useEffect } from "react";
import { toast } from "sonner";
import { shuffleQuery, startShuffleAnew } from "@/lib/api/client/shuffle";
import { usePlayer } from "../player/player-context";
import { Button } from "../ui/button";
import { count, counted } from "../ui/format";
import { ProgressBar } from "../ui/progress-bar";

/** Where the shuffle of this playlist stands; nothing while none was started. */
export function ShufflePanel({ playlistId }: { playlistId: string }) {
  const client = useQueryClient();
  const { state } = usePlayer();
  const { data: session, refetch } = useQuery(shuffleQuery(playlistId));
  const started = Boolean(session);
  const playingUri = state?.item?.uri;
  // The session moves on with the music.
  useEffect(() => {
    if (started && playingUri) refetch();
  }, [started, playingUri, refetch]);

  const anew = useMutation({
    mutationFn: () => startShuffleAnew(playlistId),
    onSuccess: next => {
      client.setQueryData(shuffleQuery(playlistId).queryKey, next);
      toast.success("A new order is dealt", { description: "Shuffle play begins with its first track." });
    },
    onError: error => toast.error("The shuffle was not started anew", { description: error.message }),
  });
  if (!session) return null;
  const done = session.size - session.remaining;
  return (
    <section
      aria-label="Shuffle"
      className="mb-6 grid items-center gap-x-8 gap-y-3 rounded-lg border border-line bg-panel p-4 grid-cols-[1fr_auto] sm:grid-cols-[auto_1fr_auto] sm:px-5"
    >
      <div>
        <h2 className="engraved text-accent-text">Shuffle, set {session.set}</h2>
        <p className="text-sm tabular-nums">
          {count(session.remaining)} of {counted(session.size, "track")} still to come
        </p>
      </div>
      <div className="grid gap-1 max-sm:order-last max-sm:col-span-2">
        <ProgressBar label="Place in the shuffle" done={done} total={session.size} />
        {session.leftOut > 0 && (
          <p className="text-muted text-xs">
            {counted(session.leftOut, "row")} that cannot be played left out
          </p>
        )}
      </div>
      <Button onClick={() => anew.mutate()} busy={anew.isPending}>
        {!anew.isPending && <RotateCcw aria-hidden />}
        Start anew
      </Button>
    </section>
  );
}
