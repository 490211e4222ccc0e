import { z } from "zod";
import type { Locale } from "@/lib/i18n/locales";
import { translator } from "@/lib/i18n/translator";
import { readableName } from "@/lib/library/missing-names";

/**
 * An example of skipped entries in the database: a name, which is empty if it is missing, or a place that is worded when it is read. `list` is the name of a playlist,
 * or null for the liked songs.
 */
export const skipExample = z.union([
  z.string(),
  z.object({
    kind: z.literal("entry"),
    title: z.string().nullable(),
    number: z.int(),
    list: z.string().nullable(),
  }),
  /** A playlist without a name; `after` is the one before it in Spotify's list. */
  z.object({ kind: z.literal("playlist"), number: z.int(), after: z.string().nullish() }),
  z.object({ kind: z.literal("likedSongs") }),
]);
export type SkipExample = z.infer<typeof skipExample>;

export const likedSongsExample: SkipExample = { kind: "likedSongs" };

/** Builds SQL for the example of an entry. */
export const entryExampleSql = (title: string, position: string, list: string) =>
  `json_build_object('kind', 'entry', 'title', ${title}, 'number', ${position} + 1, 'list', ${list})`;

/** Words an example in a language. */
export function wordExample(locale: Locale, example: SkipExample): string {
  if (typeof example === "string") return readableName(locale, example);
  const t = translator(locale, "errors.skipped");
  if (example.kind === "likedSongs") return t("likedSongs");
  if (example.kind === "playlist") {
    const { number, after } = example;
    return after ? t("playlistAfter", { number, name: after }) : t("playlist", { number });
  }
  const { title, number } = example;
  const list = example.list === null ? t("likedSongs") : readableName(locale, example.list);
  return title ? t("entry", { title, list }) : t("untitled", { number, list });
}
