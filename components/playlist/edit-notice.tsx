"use client";

import { useMutation } from "@tanstack/react-query";
import { RefreshCw } from "lucide-react";
import { toast } from "sonner";
import { startImport } from "@/lib/client/jobs";
import { finishEdit } from "@/lib/client/playlists";
import type { PendingEdit, Playlist } from "@/lib/schemas/library";
import { Button } from "../ui/controls/button";
import { Callout } from "../ui/status/callout";
import { formatNumber, pluralize } from "../ui/text/format";

function titleOf({ kind, done, total }: PendingEdit): string {
  const progress = `${formatNumber(done)} of ${pluralize(total, "track")}`;
  if (kind === "remove")
    return done === 0
      ? `${pluralize(total, "other occurrence", "other occurrences")} of a removed track may be missing on Spotify`
      : "The other occurrences of a removed track are not at their places yet";
  if (kind === "publish") return `${progress} are on Spotify`;
  if (kind === "restore") return `${progress} were restored`;
  if (kind === "move") return `${formatNumber(done)} of ${pluralize(total, "move")} reached Spotify`;
  return `${progress} were added`;
}

/** Tells that an edit of the playlist is unfinished on Spotify, and offers the way out. */
export function EditNotice({ playlist }: { playlist: Playlist }) {
  const { id, spotifyId, pendingEdit } = playlist;
  const onError = (error: Error) => toast.error("That did not work", { description: error.message });
  const finish = useMutation({ mutationFn: finishEdit, onError });
  const read = useMutation({
    mutationFn: startImport,
    onSuccess: () => toast("The import has started"),
    onError,
  });
  if (!pendingEdit || pendingEdit.state === "running") return null;
  const needsImport = pendingEdit.error?.code === "playlist_changed_on_spotify" && spotifyId !== null;
  return (
    <div className="mb-6">
      <Callout
        tone="warn"
        title={titleOf(pendingEdit)}
        action={
          needsImport ? (
            <Button
              disabled={read.isPending}
              onClick={() => read.mutate({ playlists: [spotifyId], likedSongs: false })}
            >
              <RefreshCw aria-hidden />
              Import now
            </Button>
          ) : (
            <Button disabled={finish.isPending} onClick={() => finish.mutate(id)}>
              <RefreshCw aria-hidden />
              Finish now
            </Button>
          )
        }
      >
        {pendingEdit.error?.detail}{" "}
        {pendingEdit.state === "waiting" && "Tonearm tries again by itself, and does only what is left. "}
        {pendingEdit.versionId && "What the playlist held before is in its history."}
      </Callout>
    </div>
  );
}
