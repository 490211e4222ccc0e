"use client";

import { lazyDialog } from "../ui/overlays/lazy";

export const FolderDialog = lazyDialog(async () => (await import("./folder-dialog-box")).FolderDialogBox);
