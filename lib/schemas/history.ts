import { z } from "zod";
import { idOf, isoTime, pageOf, pageQuery, uuid } from "./common";
import { listedSong, song } from "./library";

export const play = z
  .object({
    id: uuid,
    playedAt: isoTime,
    source: z.string(),
    contextUri: z.string().nullable(),
    possiblyMissedBefore: z.boolean(),
    song: listedSong,
  })
  .meta({
    id: "Play",
    description:
      "One listening of one song. `source` says how it was recorded. With `possiblyMissedBefore`, plays between the previous one and this one may be missing.",
  });
export type Play = z.infer<typeof play>;

export const historyQuery = pageQuery.extend({
  from: isoTime.optional().meta({ description: "Only plays from this time on." }),
  to: isoTime.optional().meta({ description: "Only plays before this time." }),
  q: z
    .string()
    .max(200)
    .optional()
    .meta({ description: "Words of title, artists and album, without accents." }),
  songId: idOf("song").optional(),
  artist: z.string().max(200).optional().meta({ description: "The Spotify id or the name of an artist." }),
});
export type HistoryQuery = z.infer<typeof historyQuery>;

/** `readAt` is null before the first read from Spotify; `nextReadAt` is null while the connection does not allow a read. */
export const historyPage = pageOf(play).extend({
  readAt: isoTime.nullable(),
  nextReadAt: isoTime.nullable(),
});
export type HistoryPage = z.infer<typeof historyPage>;

/** Content of the home screen, from the library and the history, without asking Spotify. */
export const home = z.object({
  recentlyPlayed: z.array(song),
  mostPlayed: z.array(z.object({ song, plays: z.number().int() })),
  newInPlaylists: z.array(
    z.object({ song, addedAt: isoTime, playlist: z.object({ id: uuid, name: z.string() }) }),
  ),
});
export type Home = z.infer<typeof home>;
