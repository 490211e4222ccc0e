import type { Track } from "@/lib/shuffle/order/library";

export type Example = { name: string; text: string; tracks: Track[] };

/** Returns a list in which the first artist has `counts[0]` tracks, the second `counts[1]`, and so on. */
const tracksOf = (counts: number[]): Track[] =>
  counts.flatMap((count, artist) =>
    Array.from({ length: count }, (_, number) => ({ id: `${artist}/${number}`, artistIds: [`${artist}`] })),
  );

const repeat = (times: number, value: number) => Array<number>(times).fill(value);

/** Playlists of 60 tracks. */
export const examples: [Example, ...Example[]] = [
  {
    name: "Ordinary",
    text: "Like most playlists: a few artists have many tracks, and many artists have one.",
    tracks: tracksOf([13, 8, 5, 4, 3, 3, 3, 2, 2, 2, 2, ...repeat(13, 1)]),
  },
  { name: "Ten artists", text: "Ten artists with six tracks each.", tracks: tracksOf(repeat(10, 6)) },
  {
    name: "One favorite",
    text: "One artist with 24 tracks, nine others with four each.",
    tracks: tracksOf([24, ...repeat(9, 4)]),
  },
];
