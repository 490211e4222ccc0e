"use client";

import { Menu } from "radix-ui/internal";
import { type PointerEvent, type ReactNode, type RefObject, useRef } from "react";
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

/** A press whose pointer moves less over the menu is a click on what opened it. */
const minDrag = 10;

/**
 * Returns handlers that ignore the end of the press that opened the menu. A press may be dragged to an item and released there, but a
 * sheet can appear under a pointer that rests.
 */
function useOpeningPress() {
  const isOver = useRef(false);
  const entry = useRef<{ x: number; y: number }>(null);
  return {
    onPointerDownCapture: () => {
      isOver.current = true;
    },
    onPointerMoveCapture: ({ clientX: x, clientY: y }: PointerEvent) => {
      entry.current ??= { x, y };
    },
    onPointerUpCapture: (event: PointerEvent) => {
      const { x, y } = entry.current ?? { x: event.clientX, y: event.clientY };
      const isDrag = Math.hypot(event.clientX - x, event.clientY - y) > minDrag;
      if (!isOver.current && !isDrag) event.stopPropagation();
      isOver.current = true;
    },
  };
}

/** Box of a menu: beside its anchor, or on a phone a sheet at the bottom of the screen. `globals.css` moves it there. */
export function MenuBox(props: MenuBoxProps) {
  const { open, onOpenChange, anchor, align, side, label, title, onCloseAutoFocus, children } = props;
  const openingPress = useOpeningPress();
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
          {...openingPress}
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
