import { useTranslations } from "next-intl";
import { useEffect } from "react";
import type { PlayerState } from "@/lib/schemas/player";

/** Shows the song that plays in front of the page's own title, which returns when the music stops. */
export function useTabTitle(state: PlayerState | undefined) {
  const t = useTranslations("player");
  const item = state?.isPlaying ? state.item : null;
  const song = item && t("tabTitle", { title: item.title, artists: item.artists.join(", ") });
  useEffect(() => {
    if (!song) return;
    let pageTitle = document.title;
    let shownTitle = "";
    const show = () => {
      if (document.title === shownTitle) return;
      pageTitle = document.title;
      shownTitle = `${song} | ${pageTitle}`;
      document.title = shownTitle;
      // A browser trims titles.
      shownTitle = document.title;
    };
    show();
    // Next changes the title with every page.
    const observer = new MutationObserver(show);
    observer.observe(document.head, { childList: true, characterData: true, subtree: true });
    return () => {
      observer.disconnect();
      document.title = pageTitle;
    };
  }, [song]);
}
