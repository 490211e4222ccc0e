import type { Track } from "@/lib/shuffle/order/library";

/** A playlist; its name and text are messages. */
export type Example = { id: "ordinary" | "tenArtists" | "oneFavorite"; tracks: Track[] };

/** Returns a list in which the first artist has `counts[0]` tracks, the second `counts[1]`, and so on. */
const tracksOf = (counts: number[]): Track[] =>
  counts.flatMap((count, artist) =>
    Array.from({ length: count }, (_, number) => ({ id: `${artist}/${number}`, artistIds: [`${artist}`] })),
  );

const repeat = (times: number, value: number) => Array<number>(times).fill(value);

/** Playlists of 60 tracks. */
export const examples: [Example, ...Example[]] = [
  {
    id: "ordinary",
    tracks: tracksOf([13, 8, 5, 4, 3, 3, 3, 2, 2, 2, 2, ...repeat(13, 1)]),
  },
  { id: "tenArtists", tracks: tracksOf(repeat(10, 6)) },
  {
    id: "oneFavorite",
    tracks: tracksOf([24, ...repeat(9, 4)]),
  },
];
