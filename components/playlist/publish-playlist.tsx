"use client";

import { lazyDialog } from "../ui/overlays/lazy";

export const PublishPlaylist = lazyDialog(
  async () => (await import("./publish-playlist-box")).PublishPlaylistBox,
);
