"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { createFolder, renameFolder } from "@/lib/client/playlists";
import type { PlaylistFolder } from "@/lib/schemas/library";
import { Field } from "../ui/controls/field";
import { Form } from "../ui/controls/form";
import { Dialog } from "../ui/overlays/dialog";

const schema = async () => (await import("@/lib/schemas/library")).folderName;

type FolderDialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** The folder to rename; without it, a folder is created. */
  folder?: PlaylistFolder;
};

/** Creates or renames a folder. */
export function FolderDialogBox({ open, onOpenChange, folder }: FolderDialogProps) {
  const t = useTranslations("sidebar");
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={folder ? t("renameFolder") : t("newFolder")}>
      <FolderForm folder={folder} onDone={() => onOpenChange(false)} />
    </Dialog>
  );
}

function FolderForm({ folder, onDone }: { folder: PlaylistFolder | undefined; onDone: () => void }) {
  const t = useTranslations("sidebar");
  const client = useQueryClient();
  const [name, setName] = useState(folder?.name ?? "");
  const send = async () => {
    if (folder) await renameFolder({ id: folder.id, name }, { client });
    else await createFolder(name, { client });
    onDone();
  };
  return (
    <Form schema={schema} input={{ name }} send={send} submit={folder ? t("rename") : t("create")}>
      {errors => (
        <Field
          label={t("folderName")}
          value={name}
          maxLength={100}
          error={errors.name}
          onChange={event => setName(event.target.value)}
        />
      )}
    </Form>
  );
}
