"use client";

import { type MouseEvent, type PointerEvent, useRef } from "react";
import { type Point, useContextMenu } from "../../ui/overlays/use-context-menu";

/** Returns false for clicks on the row's buttons and links, and in its menu, whose events React bubbles through the row. */
const isOnRow = ({ target, currentTarget }: MouseEvent<HTMLElement>) =>
  target instanceof Element && currentTarget.contains(target) && !target.closest("a, button");

type RowGestures = {
  play: () => void;
  toggle: () => void;
  selectRange: () => void;
  /** A click without Ctrl or Shift. */
  choose: () => void;
  openMenu: (at: Point) => void;
  longPress: (at: Point) => void;
  isSelecting: boolean;
};

/**
 * Returns the handlers of a row. A mouse plays with a double click and selects with Ctrl and Shift; a finger plays with a tap, and
 * selects with a long press, after which taps select too.
 */
export function useRowGestures(gestures: RowGestures) {
  const pointerType = useRef("mouse");
  const menu = useContextMenu((at, isTouch) => (isTouch ? gestures.longPress(at) : gestures.openMenu(at)));
  return {
    ...menu,
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      pointerType.current = event.pointerType;
      // On a touch screen, a long press would drag a draggable row.
      event.currentTarget.draggable = event.pointerType === "mouse";
      menu.onPointerDown(event);
    },
    onMouseDown: (event: MouseEvent<HTMLElement>) => {
      // Shift would select text.
      if (event.shiftKey && isOnRow(event)) event.preventDefault();
    },
    onClick: (event: MouseEvent<HTMLElement>) => {
      if (!isOnRow(event)) return;
      if (event.shiftKey) gestures.selectRange();
      else if (event.ctrlKey || event.metaKey) gestures.toggle();
      else if (pointerType.current === "mouse") gestures.choose();
      else if (gestures.isSelecting) gestures.toggle();
      // The second tap of a double tap does nothing.
      else if (event.detail <= 1) gestures.play();
    },
    onDoubleClick: (event: MouseEvent<HTMLElement>) => {
      const hasModifier = event.shiftKey || event.ctrlKey || event.metaKey;
      if (pointerType.current === "mouse" && !hasModifier && isOnRow(event)) gestures.play();
    },
  };
}
