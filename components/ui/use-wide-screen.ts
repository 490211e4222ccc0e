import { startTransition, useEffect, useState } from "react";

/** From this width on, the sidebar is shown and the queue opens beside the page; on narrower screens the queue hides the page. */
export const wideScreen = "(min-width: 768px)";

const phone = "(pointer: coarse) and (max-width: 767px)";

/** Tells if a media query matches, and at first false: the server does not know the screen. */
function useMedia(media: string): boolean {
  const [matches, setMatches] = useState(false);
  useEffect(() => {
    const query = window.matchMedia(media);
    const update = () => startTransition(() => setMatches(query.matches));
    update();
    const controller = new AbortController();
    query.addEventListener("change", update, { signal: controller.signal });
    return () => controller.abort();
  }, [media]);
  return matches;
}

export const useWideScreen = (): boolean => useMedia(wideScreen);

/** Tells if a finger uses a narrow screen. */
export const usePhone = (): boolean => useMedia(phone);
