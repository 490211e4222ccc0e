"use client";

import { Lazy, lazyPart } from "../ui/overlays/lazy";
import { preloadMenu } from "../ui/overlays/menu";
import type { SongMenuProps } from "./song-menu-box";

const menu = lazyPart(async () => {
  preloadMenu();
  return (await import("./song-menu-box")).SongMenuBox;
});

/** Menu of a song. Its code is loaded when it is rendered, so it is rendered when it is first opened. */
export const SongMenu = (props: SongMenuProps) => <Lazy part={menu} {...props} onMissing={props.onClose} />;
