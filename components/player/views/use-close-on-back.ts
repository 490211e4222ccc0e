import { useRouter } from "next/navigation";
import { useCallback, useEffect, useRef } from "react";
import { wideScreen } from "../../ui/use-wide-screen";

const isViewEntry = () => window.history.state?.isView === true;

/** Returns the link to another page of Tonearm that a click opens in this tab. */
export function linkOf(event: MouseEvent): HTMLAnchorElement | null {
  const { target, button, ctrlKey, metaKey, shiftKey, altKey } = event;
  const link = target instanceof Element ? target.closest("a") : null;
  const isOwn = link?.origin === window.location.origin && !link.target && !link.download;
  return isOwn && button === 0 && !(ctrlKey || metaKey || shiftKey || altKey) ? link : null;
}

/**
 * Lets "back" close a view over the page on a phone, as people expect of a full screen: the view has its own entry in the browser's
 * history. A link replaces that entry, so that Back leads from the new page to the page below the view. Returns the function that closes
 * the view and takes the entry back.
 */
export function useCloseOnBack(close: () => void): () => void {
  const router = useRouter();
  const latestClose = useRef(close);
  useEffect(() => {
    latestClose.current = close;
  });
  useEffect(() => {
    if (window.matchMedia(wideScreen).matches) return;
    // A view that replaces another one uses its entry.
    if (!isViewEntry()) window.history.pushState({ isView: true }, "");
    const onBack = () => latestClose.current();
    const onClick = (event: MouseEvent) => {
      const link = isViewEntry() && linkOf(event);
      if (!link) return;
      event.preventDefault();
      if (link.href === window.location.href) window.history.back();
      else router.replace(link.href.slice(link.origin.length));
    };
    window.addEventListener("popstate", onBack);
    document.addEventListener("click", onClick, true);
    return () => {
      window.removeEventListener("popstate", onBack);
      document.removeEventListener("click", onClick, true);
    };
  }, [router]);
  return useCallback(() => {
    if (isViewEntry()) window.history.back();
    else latestClose.current();
  }, []);
}
