"use client";

import { useMutation } from "@tanstack/react-query";
import { RefreshCw } from "lucide-react";
import { useTranslations } from "next-intl";
import { startImport } from "@/lib/client/jobs";
import { finishEdit } from "@/lib/client/playlists";
import type { Playlist } from "@/lib/schemas/library";
import { Button } from "../ui/controls/button";
import { Callout } from "../ui/status/callout";
import { toast } from "../ui/status/toast";
import { toastProblem } from "../ui/status/toast-problem";

/** Tells that an edit of the playlist is unfinished on Spotify, and offers the way out. */
export function EditNotice({ playlist }: { playlist: Playlist }) {
  const t = useTranslations("playlist.unfinished");
  const { id, spotifyId, pendingEdit } = playlist;
  const onError = (error: Error) => toastProblem(t("failed"), error);
  const finish = useMutation({ mutationFn: finishEdit, onError });
  const read = useMutation({
    mutationFn: startImport,
    onSuccess: () => toast(t("importStarted")),
    onError,
  });
  if (!pendingEdit || pendingEdit.state === "running") return null;
  const { kind, done, total } = pendingEdit;
  const title =
    kind !== "remove"
      ? t(kind, { done, total })
      : done === 0
        ? t("othersMissing", { total })
        : t("othersMisplaced");
  const needsImport = pendingEdit.error?.code === "playlist_changed_on_spotify" && spotifyId !== null;
  return (
    <div className="mb-6">
      <Callout
        tone="warn"
        title={title}
        error={pendingEdit.error}
        action={
          needsImport ? (
            <Button
              disabled={read.isPending}
              onClick={() => read.mutate({ playlists: [spotifyId], likedSongs: false })}
            >
              <RefreshCw aria-hidden />
              {t("import")}
            </Button>
          ) : (
            <Button disabled={finish.isPending} onClick={() => finish.mutate(id)}>
              <RefreshCw aria-hidden />
              {t("finish")}
            </Button>
          )
        }
      >
        {pendingEdit.error?.detail} {pendingEdit.state === "waiting" && t("retries")}{" "}
        {pendingEdit.versionId && t("kept")}
      </Callout>
    </div>
  );
}
