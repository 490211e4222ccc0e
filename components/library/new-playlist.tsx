"use client";

import { useQueryClient } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { createPlaylist } from "@/lib/client/playlists";
import { Button } from "../ui/controls/button";
import { PlaylistTextDialog } from "./playlist-text-dialog";

/** Button and dialog that create a playlist, then open it. */
export function NewPlaylist() {
  const [open, setOpen] = useState(false);
  const router = useRouter();
  const client = useQueryClient();
  return (
    <>
      <Button variant="primary" onClick={() => setOpen(true)}>
        <Plus aria-hidden />
        New playlist
      </Button>
      <PlaylistTextDialog
        open={open}
        onOpenChange={setOpen}
        title="New playlist"
        submit="Create"
        onSubmit={async text => {
          const { id } = await createPlaylist(text, { client });
          router.push(`/playlists/${id}`);
        }}
      />
    </>
  );
}
