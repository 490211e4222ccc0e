"use client";

import { type KeyboardEvent, type MouseEvent, type PointerEvent, useRef } from "react";

export type Point = { x: number; y: number };

const longPressMs = 500;
/** A finger that moves further scrolls. */
const maxMovement = 10;

/** Tests if a key opens a context menu: the menu key, or Shift and F10. */
const isMenuKey = ({ key, shiftKey }: KeyboardEvent) => key === "ContextMenu" || (shiftKey && key === "F10");

/** Returns where a menu opened by a key appears. */
function pointOf(element: Element): Point {
  const { left, top, height } = element.getBoundingClientRect();
  return { x: left + 16, y: top + Math.min(height, 48) };
}

/**
 * Returns handlers for an element that has a context menu: a right click, a long press, and the menu key open it.
 * @param open gets the place of the menu, and if a finger opens it
 */
export function useContextMenu(open: (at: Point, isTouch: boolean) => void) {
  const pointer = useRef({ type: "mouse", x: 0, y: 0 });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  /** True after a long press, whose end some browsers report as a click. */
  const isPressed = useRef(false);
  const cancel = () => clearTimeout(timer.current);
  const press = (at: Point) => {
    cancel();
    if (isPressed.current) return;
    isPressed.current = true;
    open(at, true);
  };
  return {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      const { pointerType, clientX: x, clientY: y, currentTarget, target } = event;
      pointer.current = { type: pointerType, x, y };
      isPressed.current = false;
      cancel();
      if (pointerType !== "mouse" && currentTarget.contains(target as Node))
        timer.current = setTimeout(() => press({ x, y }), longPressMs);
    },
    onPointerMove: ({ clientX, clientY }: PointerEvent) => {
      if (Math.hypot(clientX - pointer.current.x, clientY - pointer.current.y) > maxMovement) cancel();
    },
    onPointerUp: cancel,
    onPointerCancel: cancel,
    onPointerLeave: cancel,
    onClickCapture: (event: MouseEvent) => {
      if (!isPressed.current) return;
      isPressed.current = false;
      event.preventDefault();
      event.stopPropagation();
    },
    onContextMenu: (event: MouseEvent<HTMLElement>) => {
      // React bubbles events of menus and dialogs, which are elsewhere in the DOM.
      if (!event.currentTarget.contains(event.target as Node)) return;
      event.preventDefault();
      const at = { x: event.clientX, y: event.clientY };
      if (pointer.current.type === "mouse") open(at, false);
      else press(at);
    },
    onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
      if (!isMenuKey(event) || !event.currentTarget.contains(event.target as Node)) return;
      event.preventDefault();
      event.stopPropagation();
      open(pointOf(event.target as Element), false);
    },
  };
}
