import { useTranslations } from "next-intl";
import type { ShuffleSession } from "@/lib/schemas/shuffle";

/** Returns a function that names a session on a screen that does not show its source. */
export function useSessionName(): (session: ShuffleSession) => string {
  const t = useTranslations();
  return ({ name, source }) => {
    if (source.kind === "search") return t("shuffle.search", { query: name });
    return source.kind === "likedSongs" ? t("shell.destinations.liked") : name;
  };
}
