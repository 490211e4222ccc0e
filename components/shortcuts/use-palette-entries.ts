import { keepPreviousData, useQuery } from "@tanstack/react-query";
import {
  CircleQuestionMark,
  Command,
  CopyCheck,
  FileUp,
  ListChecks,
  ListMusic,
  type LucideIcon,
  Music,
  Search,
  Settings2,
  Sparkles,
} from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { searchQuery } from "@/lib/client/search";
import { usePlayer } from "../player/state/player-context";
import { recommendationKinds, recommendationsPath } from "../recommendations/paths";
import { collections, destinations } from "../shell/destinations";
import { useDebounced } from "../ui/controls/use-debounced";
import { type ShortcutId, shortcuts } from "./table";

export type PaletteEntry = { key: string; name: string; kind: string; icon: LucideIcon; run: () => void };

/** Entries of each kind that the search of the library finds. */
const found = 5;

const fold = (text: string) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

/** Returns the screens and commands whose name has the text, then the playlists and songs that the library finds, then the search. */
export function usePaletteEntries(text: string, commands: Record<ShortcutId, () => void>): PaletteEntry[] {
  const t = useTranslations();
  const router = useRouter();
  const player = usePlayer();
  const typed = text.trim();
  const q = useDebounced(typed);
  const { data, isPlaceholderData } = useQuery({
    ...searchQuery("library", q),
    placeholderData: keepPreviousData,
  });
  // Until the answer to the text is there, of the one before only those stay that have the text: Enter may choose them.
  const isOld = isPlaceholderData || q !== typed;
  const fits = (name: string) => !isOld || fold(name).includes(fold(typed));
  const screen = (href: string, name: string, icon: LucideIcon): PaletteEntry => ({
    key: href,
    name,
    kind: t("shortcuts.palette.screen"),
    icon,
    run: () => router.push(href),
  });
  const fixed: PaletteEntry[] = [
    ...[...destinations, ...collections].map(({ href, key, icon }) =>
      screen(href, t(`shell.destinations.${key}`), icon),
    ),
    screen("/songs/duplicates", t("shortcuts.palette.duplicates"), CopyCheck),
    screen("/history/import", t("shortcuts.palette.historyImport"), FileUp),
    ...recommendationKinds.map(kind =>
      screen(
        recommendationsPath(kind),
        t("shortcuts.palette.recommendations", { title: t(`recommendations.titles.${kind}`) }),
        Sparkles,
      ),
    ),
    screen("/profile/services", t("shell.userMenu.services"), Settings2),
    screen("/first-steps", t("shell.userMenu.firstSteps"), ListChecks),
    screen("/help", t("shell.userMenu.help"), CircleQuestionMark),
    ...shortcuts
      .filter(({ id }) => id !== "palette" && id !== "search")
      .map(({ id }) => ({
        key: id,
        name: t(`shortcuts.names.${id}`),
        kind: t("shortcuts.palette.command"),
        icon: Command,
        run: commands[id],
      })),
  ];
  const searchFor: PaletteEntry = {
    key: "search",
    name: t("shortcuts.palette.searchFor", { q: typed }),
    kind: t("shortcuts.palette.screen"),
    icon: Search,
    run: () => router.push(`/search?${new URLSearchParams({ q: typed })}`),
  };
  const matching = fixed.filter(({ name }) => fold(name).includes(fold(typed)));
  if (typed === "") return matching;
  return [
    ...matching,
    ...(data?.playlists?.items ?? [])
      .slice(0, found)
      .filter(({ name }) => fits(name))
      .map(({ id, name }) => ({
        key: `playlist ${id}`,
        name,
        kind: t("shortcuts.palette.playlist"),
        icon: ListMusic,
        run: () => router.push(`/playlists/${id}`),
      })),
    ...(data?.songs?.items ?? [])
      .slice(0, found)
      .filter(({ title }) => fits(title))
      .map(({ uri, title, artists }) => ({
        key: uri,
        name: [title, ...artists.slice(0, 1).map(artist => artist.name)].join(" – "),
        kind: t("shortcuts.palette.song"),
        icon: Music,
        run: () => player.play({ uris: [uri] }),
      })),
    searchFor,
  ];
}
