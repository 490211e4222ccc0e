"use client";

import { useQueryClient } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { createPlaylist } from "@/lib/client/playlists";
import { Button } from "../ui/controls/button";
import { PlaylistTextDialog } from "./playlist-text-dialog";

/** Button and dialog that create a playlist, then open it. */
export function NewPlaylist() {
  const t = useTranslations("library.newPlaylist");
  const [open, setOpen] = useState(false);
  const router = useRouter();
  const client = useQueryClient();
  return (
    <>
      <Button variant="primary" onClick={() => setOpen(true)}>
        <Plus aria-hidden />
        {t("title")}
      </Button>
      <PlaylistTextDialog
        open={open}
        onOpenChange={setOpen}
        title={t("title")}
        submit={t("create")}
        onSubmit={async text => {
          const { id } = await createPlaylist(text, { client });
          router.push(`/playlists/${id}`);
        }}
      />
    </>
  );
}
