"use client";

import { Menu } from "radix-ui/internal";
import type { ReactNode, RefObject } from "react";
import { MenuParts } from "./menu-parts";

/** An element, or another thing that has a place on the screen. */
export type Anchor = { getBoundingClientRect: () => DOMRect };

export type MenuBoxProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  anchor: RefObject<Anchor>;
  align: "start" | "end";
  side: "top" | "bottom" | "right";
  /** The id of the element that names the menu, or else its name. */
  label: { id: string } | string;
  title?: string | undefined;
  onCloseAutoFocus: (event: Event) => void;
  children: ReactNode;
};

/** Box of a menu: beside its anchor, or on a phone a sheet at the bottom of the screen. `globals.css` moves it there. */
export function MenuBox(props: MenuBoxProps) {
  const { open, onOpenChange, anchor, align, side, label, title, onCloseAutoFocus, children } = props;
  return (
    <Menu.Root open={open} onOpenChange={onOpenChange} modal={false}>
      <Menu.Anchor virtualRef={anchor} />
      <Menu.Portal>
        <Menu.Content
          align={align}
          side={side}
          sideOffset={6}
          collisionPadding={12}
          {...(typeof label === "string" ? { "aria-label": label } : { "aria-labelledby": label.id })}
          onCloseAutoFocus={onCloseAutoFocus}
          className="menu-surface z-50 max-h-[85dvh] min-w-56 animate-rise overflow-y-auto overscroll-contain border-line border-t bg-raised p-1.5 shadow-float max-sm:rounded-t-xl max-sm:pb-[max(0.75rem,env(safe-area-inset-bottom))] sm:max-h-[70dvh] sm:max-w-[min(22rem,calc(100vw-24px))] sm:rounded-md sm:border"
        >
          {title && (
            <Menu.Label className="truncate px-3 pt-3 pb-2 font-semibold sm:hidden">{title}</Menu.Label>
          )}
          <MenuParts value={Menu}>{children}</MenuParts>
        </Menu.Content>
      </Menu.Portal>
    </Menu.Root>
  );
}
