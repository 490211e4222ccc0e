import { fields } from "../../shortcuts/table";

/**
 * One press of Escape closes or clears one thing: a menu or dialog; then the text of the search box or the view that has the focus; then
 * a selection on the page; then the queue beside the page. Menus and dialogs are Radix's layers. What else uses Escape has the attribute
 * `data-uses-escape` while it does.
 */
const ownKeys = `${fields}, [role=dialog], [role=menu]`;

/** Tells if something on the page uses Escape before the queue beside the page. `target` has the focus. */
export function usesEscape(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false;
  if (target.closest("[data-uses-escape]")) return true;
  return !target.closest(ownKeys) && document.querySelector("[role=grid][data-uses-escape]") !== null;
}

/** Tells if a key that was pressed in `target` belongs to a text box, menu or dialog, and not to the page. */
export const hasOwnKeys = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest(ownKeys) !== null;
