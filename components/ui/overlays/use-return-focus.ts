import { type RefObject, useLayoutEffect, useRef } from "react";

const isInMenu = (element: Element) => element.closest("[role=menu]") !== null;

/** The element that last had the focus, apart from items of menus: these are gone when the dialog that they open appears. */
let lastFocused: Element | null = null;
const watchedDocuments = new WeakSet<Document>();

/** Remembers which element has the focus, from now on. */
function useFocusMemory(): void {
  useLayoutEffect(() => {
    if (watchedDocuments.has(document)) return;
    watchedDocuments.add(document);
    document.addEventListener("focusin", ({ target }) => {
      if (target instanceof Element && !isInMenu(target)) lastFocused = target;
    });
  }, []);
}

function findOpener(): Element | null {
  const { activeElement, body } = document;
  return activeElement && activeElement !== body && !isInMenu(activeElement) ? activeElement : lastFocused;
}

/** Returns an element and its ancestors. */
function withAncestors(element: Element | null): HTMLElement[] {
  const path: HTMLElement[] = [];
  for (let at = element; at instanceof HTMLElement; at = at.parentElement) path.push(at);
  return path;
}

/**
 * Returns the handler of an overlay's `onCloseAutoFocus`. It gives the focus back to the element from which the overlay was opened,
 * because Radix knows that element only for overlays with a trigger. If the element is gone, its nearest ancestor gets the focus. A
 * click elsewhere that closed a menu keeps the focus.
 * @param trigger the element that opens the overlay, if it has one
 */
export function useReturnFocus(isOpen: boolean, trigger?: RefObject<Element | null>): (event: Event) => void {
  useFocusMemory();
  const opener = useRef<HTMLElement[]>([]);
  useLayoutEffect(() => {
    if (isOpen) opener.current = withAncestors(trigger?.current ?? findOpener());
  }, [isOpen, trigger]);
  return event => {
    event.preventDefault();
    if (document.activeElement !== document.body) return;
    for (const element of opener.current) {
      // Does nothing for elements that are gone or cannot have the focus.
      element.focus({ preventScroll: true });
      if (document.activeElement === element) return;
    }
  };
}
