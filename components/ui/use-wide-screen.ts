import { startTransition, useEffect, useState } from "react";

/** From this width on, the sidebar is shown and the queue opens beside the page; on narrower screens the queue hides the page. */
export const wideScreen = "(min-width: 768px)";

/** Returns true on a wide screen, and at first false: the server does not know the width. */
export function useWideScreen(): boolean {
  const [isWide, setIsWide] = useState(false);
  useEffect(() => {
    const query = window.matchMedia(wideScreen);
    const update = () => startTransition(() => setIsWide(query.matches));
    update();
    query.addEventListener("change", update);
    return () => query.removeEventListener("change", update);
  }, []);
  return isWide;
}
