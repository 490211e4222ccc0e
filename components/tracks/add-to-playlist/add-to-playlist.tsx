"use client";

import type { AnySong } from "@/lib/client/found-songs";
import { Lazy, lazyPart } from "../../ui/overlays/lazy";

const dialog = lazyPart(async () => (await import("./add-to-playlist-dialog")).AddToPlaylistDialog);

/** Dialog that adds songs to a playlist. Its code is loaded when it opens. */
export const AddToPlaylist = (props: { songs: AnySong[]; onClose: () => void }) => (
  <Lazy part={dialog} {...props} onMissing={props.onClose} />
);
