import { useCallback, useEffect, useRef } from "react";

/** From this width on, a view has a mouse to close it with, or leaves the page beside it usable. */
export const wideScreen = "(min-width: 768px)";

const isViewEntry = () => window.history.state?.isView === true;

/**
 * Lets "back" close a view over the page on a phone, as people expect of a full screen: the view has its own entry in the browser's
 * history. Returns the function that closes the view and takes the entry back.
 */
export function useCloseOnBack(close: () => void): () => void {
  const latestClose = useRef(close);
  useEffect(() => {
    latestClose.current = close;
  });
  useEffect(() => {
    if (window.matchMedia(wideScreen).matches) return;
    // A view that replaces another one uses its entry.
    if (!isViewEntry()) window.history.pushState({ isView: true }, "");
    const onBack = () => latestClose.current();
    window.addEventListener("popstate", onBack);
    return () => window.removeEventListener("popstate", onBack);
  }, []);
  return useCallback(() => {
    if (isViewEntry()) window.history.back();
    else latestClose.current();
  }, []);
}
