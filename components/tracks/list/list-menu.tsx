"use client";

import { Lazy, lazyPart, preload } from "../../ui/overlays/lazy";
import { preloadMenu } from "../../ui/overlays/menu";
import type { ListMenuProps } from "./list-menu-box";
import type { MenuTarget } from "./row-edits";

const menu = lazyPart(async () => {
  preloadMenu();
  return (await import("./list-menu-box")).ListMenuBox;
});

export const preloadListMenu = () => preload(menu);

/** Menu of a list, whose code is loaded when somebody is about to open one. `target` is null before the first, and stays while it closes. */
export const ListMenu = ({
  target,
  ...props
}: Omit<ListMenuProps, "target"> & { target: MenuTarget | null }) =>
  target && <Lazy part={menu} target={target} {...props} onMissing={props.onClose} />;
