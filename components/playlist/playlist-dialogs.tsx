"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type PlaylistText, updatePlaylist } from "@/lib/client/playlists";
import type { Playlist } from "@/lib/schemas/library";
import { PlaylistTextDialog } from "../library/playlist-text-dialog";
import { Confirm } from "../ui/overlays/confirm";
import type { PlaylistDialog } from "./playlist-menu-items";
import { PublishPlaylist } from "./publish-playlist";
import type { PlaylistDeletion } from "./use-playlist-deletion";

type PlaylistDialogsProps = {
  playlist: Playlist;
  deletion: PlaylistDeletion;
  dialog: PlaylistDialog;
  onClose: () => void;
};

/** The dialogs that the menu of a playlist opens. What changes it on Spotify says so first. */
export function PlaylistDialogs({ playlist, deletion, dialog, onClose }: PlaylistDialogsProps) {
  const t = useTranslations("playlist");
  const client = useQueryClient();
  const router = useRouter();
  const { id, name, spotifyId } = playlist;
  const close = (open: boolean) => !open && onClose();

  /** Sends only what was changed. */
  const rename = async ({ name, description }: PlaylistText) => {
    const changes = {
      ...(name !== playlist.name && { name }),
      ...(description !== playlist.description && { description }),
    };
    if (Object.keys(changes).length === 0) return;
    await updatePlaylist({ id, ...changes }, { client });
    // The server renders the title of the page.
    router.refresh();
  };
  return (
    <>
      <PlaylistTextDialog
        open={dialog === "edit"}
        onOpenChange={close}
        title={t("edit.title")}
        {...(spotifyId && { note: t("edit.onSpotify") })}
        submit={t("edit.save")}
        initial={{ name, description: playlist.description }}
        onSubmit={rename}
      />
      <PublishPlaylist playlist={playlist} open={dialog === "publish"} onOpenChange={close} />
      <Confirm
        open={dialog === "delete"}
        onOpenChange={close}
        title={spotifyId ? t("remove.title", { name }) : t("delete.title", { name })}
        description={spotifyId ? t("remove.text") : t("delete.text")}
        action={spotifyId ? t("remove.confirm") : t("delete.confirm")}
        busy={deletion.isRunning}
        onConfirm={() => deletion.remove(playlist)}
      />
    </>
  );
}
