"use client";

import { useQueryClient } from "@tanstack/react-query";
import { Ellipsis, Pencil, Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { toast } from "sonner";
import { playlistCommands, playlistQuery, refreshPlaylists } from "@/lib/api/client/playlists";
import type { Playlist } from "@/lib/api/schemas/library";
import { PlaylistTextDialog } from "../library/playlist-text-dialog";
import { Confirm } from "../ui/confirm";
import { IconButton } from "../ui/icon-button";
import { Menu, MenuItem } from "../ui/menu";

/** Rename and delete, for playlists that live here. */
export function PlaylistMenu({ playlist }: { playlist: Playlist }) {
  const client = useQueryClient();
  const router = useRouter();
  const [doing, setDoing] = useState<"edit" | "delete" | null>(null);
  const [deleting, setDeleting] = useState(false);
  const close = (open: boolean) => !open && setDoing(null);

  const remove = async () => {
    setDeleting(true);
    try {
      await playlistCommands.remove(playlist.id);
      client.removeQueries({ queryKey: playlistQuery(playlist.id).queryKey });
      refreshPlaylists(client);
      toast(`Deleted ${playlist.name}`);
      router.push("/library");
    } catch (error) {
      setDeleting(false);
      toast.error("The playlist was not deleted", {
        description: error instanceof Error ? error.message : "Try it again.",
      });
    }
  };
  return (
    <>
      <Menu
        align="start"
        trigger={
          <IconButton label="Edit playlist">
            <Ellipsis aria-hidden />
          </IconButton>
        }
      >
        <MenuItem icon={Pencil} onSelect={() => setDoing("edit")}>
          Rename
        </MenuItem>
        <MenuItem icon={Trash2} grave onSelect={() => setDoing("delete")}>
          Delete
        </MenuItem>
      </Menu>
      <PlaylistTextDialog
        open={doing === "edit"}
        onOpenChange={close}
        title="Edit details"
        submit="Save"
        initial={{ name: playlist.name, description: playlist.description }}
        onSubmit={async text => {
          client.setQueryData(
            playlistQuery(playlist.id).queryKey,
            await playlistCommands.update(playlist.id, text),
          );
          refreshPlaylists(client);
        }}
      />
      <Confirm
        open={doing === "delete"}
        onOpenChange={close}
        title={`Delete ${playlist.name}?`}
        description="The playlist goes for good. Its songs stay in your library."
        action="Delete playlist"
        busy={deleting}
        onConfirm={remove}
      />
    </>
  );
}
