"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { publishPlaylist } from "@/lib/client/playlists";
import type { Playlist } from "@/lib/schemas/library";
import { Button } from "../ui/controls/button";
import { Dialog } from "../ui/overlays/dialog";
import { toast } from "../ui/status/toast";
import { toastProblem } from "../ui/status/toast-problem";

/** The number of songs that Spotify takes with one request. */
const songsPerRequest = 100;

type PublishPlaylistProps = { playlist: Playlist; open: boolean; onOpenChange: (open: boolean) => void };

/** Asks before a local playlist is created on Spotify, and says what it costs. */
export function PublishPlaylistBox({ playlist, open, onOpenChange }: PublishPlaylistProps) {
  const t = useTranslations();
  const client = useQueryClient();
  const { id, name, trackCount } = playlist;
  const publish = useMutation({
    mutationFn: () => publishPlaylist(id, { client }),
    onSuccess: () => toast.success(t("playlist.publish.done", { name })),
    onError: error => toastProblem(t("playlist.publish.failed"), error),
    onSettled: () => onOpenChange(false),
  });
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={t("playlist.publish.title", { name })}
      description={t("playlist.publish.text", { requests: 1 + Math.ceil(trackCount / songsPerRequest) })}
    >
      <div className="flex flex-wrap justify-end gap-2">
        <Button variant="ghost" onClick={() => onOpenChange(false)}>
          {t("ui.cancel")}
        </Button>
        <Button variant="primary" busy={publish.isPending} onClick={() => publish.mutate()}>
          {t("playlist.publish.confirm")}
        </Button>
      </div>
    </Dialog>
  );
}
