import { z } from "zod";
import { isoTime, pageOf, uuid } from "./common";
import { song } from "./library";

export const play = z
  .object({
    id: uuid,
    playedAt: isoTime,
    source: z.string(),
    contextUri: z.string().nullable(),
    possiblyMissedBefore: z.boolean(),
    song,
  })
  .meta({
    id: "Play",
    description:
      "One play of one song. `source` is the way it came; with `possiblyMissedBefore` some plays between the older ones and this one may be missing.",
  });
export type Play = z.infer<typeof play>;

/** `readAt` is null before the first read from Spotify, `nextReadAt` while the connection does not allow one. */
export const historyPage = pageOf(play).extend({
  readAt: isoTime.nullable(),
  nextReadAt: isoTime.nullable(),
});
export type HistoryPage = z.infer<typeof historyPage>;
