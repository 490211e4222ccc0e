"use client";

import { ListPlus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Playlist } from "@/lib/schemas/library";
import { Button } from "../ui/controls/button";
import { lazyDialog } from "../ui/overlays/lazy";

const AddSongsDialog = lazyDialog(async () => (await import("./add-songs-dialog")).AddSongsDialog);

/** Button and dialog that add songs of the library to a playlist. */
export function AddSongs({ playlist }: { playlist: Pick<Playlist, "id" | "name"> }) {
  const t = useTranslations("playlist.addSongs");
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>
        <ListPlus aria-hidden />
        <span className="max-sm:sr-only">{t("title")}</span>
      </Button>
      <AddSongsDialog playlist={playlist} open={open} onOpenChange={setOpen} />
    </>
  );
}
