"use client";

import { lazyDialog } from "../ui/overlays/lazy";

export const PlaylistTextDialog = lazyDialog(
  async () => (await import("./playlist-text-dialog-box")).PlaylistTextDialogBox,
);
