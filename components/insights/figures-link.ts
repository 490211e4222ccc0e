import type { TopItem, TopKind } from "@/lib/schemas/statistics";

export type Thing = { kind: TopKind; songId?: string; name?: string; artist?: string };

/** Returns the address of the figures of a song, an artist or an album. */
export const figuresPath = (thing: Thing): string => `/insights/of?${new URLSearchParams(thing)}`;

export const thingOf = (kind: TopKind, { song, name, artist }: TopItem): Thing =>
  kind === "songs"
    ? { kind, songId: song.id }
    : { kind, name, ...(kind === "albums" && artist !== null && { artist }) };
