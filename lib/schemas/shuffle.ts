import { z } from "zod";
import { spotifyId } from "./catalog";
import { idOf, isoTime, pageQuery, uuid } from "./common";
import { song } from "./library";

export const spread = z.enum(["even", "balanced", "loose"]).meta({
  id: "Spread",
  description:
    "How far apart an artist's tracks are kept. `even`: nearly as far as can be, and it is easier to guess who comes next; `loose`: nearer to chance; `balanced` between them.",
});
export type Spread = z.infer<typeof spread>;

export const shuffleSource = z
  .discriminatedUnion("kind", [
    z.object({ kind: z.literal("playlists"), playlistIds: z.array(uuid) }),
    z.object({ kind: z.literal("likedSongs") }),
    z.object({ kind: z.literal("album"), albumId: z.string() }),
    z.object({ kind: z.literal("search"), search: z.string() }),
  ])
  .meta({ id: "ShuffleSource", description: "What is shuffled." });
export type ShuffleSource = z.infer<typeof shuffleSource>;

export const shuffleOptions = z.object({
  seed: z
    .string()
    .min(1, "A seed has at least one character.")
    .max(100, "A seed has at most 100 characters.")
    .optional()
    .meta({ description: "The same seed gives the same order; without one it is drawn." }),
  spread: spread.optional().meta({ description: "What was chosen for this before, when left out." }),
});
export type ShuffleOptions = z.infer<typeof shuffleOptions>;

/** The most playlists that one shuffle can play. */
export const maxShuffledPlaylists = 50;

export const newShuffle = shuffleOptions
  .extend({
    playlistIds: z.array(idOf("playlist")).min(1).max(maxShuffledPlaylists).optional(),
    likedSongs: z.literal(true).optional(),
    albumId: spotifyId.optional().meta({ description: "An album of Spotify's." }),
    search: z
      .string()
      .trim()
      .min(1, "Say what to search for.")
      .max(200, "Use at most 200 characters.")
      .optional()
      .meta({ description: "The songs of your library that have each of these words in them." }),
  })
  .refine(
    ({ playlistIds, likedSongs, albumId, search }) =>
      [playlistIds, likedSongs, albumId, search].filter(given => given !== undefined).length === 1,
    "Give one of playlistIds, likedSongs, albumId and search.",
  );
export type NewShuffle = z.infer<typeof newShuffle>;

export const shuffleChanges = z.object({ spread });

/** A source as text, since an address has no other values. */
const sourceParameter = z
  .string()
  .max(4000)
  .transform((text, { addIssue }) => {
    try {
      return shuffleSource.parse(JSON.parse(text));
    } catch {
      addIssue('Give a source as JSON, such as {"kind":"likedSongs"}.');
      return z.NEVER;
    }
  })
  .meta({
    description: 'Only the session of this: a ShuffleSource as JSON, such as `{"kind":"likedSongs"}`.',
  });

export const shufflesQuery = pageQuery.extend({ source: sourceParameter.optional() });

export const shuffleSession = z
  .object({
    id: uuid,
    source: shuffleSource,
    name: z.string(),
    playlistId: uuid.nullable(),
    seed: z.string(),
    spread,
    set: z.number().int(),
    size: z.number().int(),
    position: z.number().int(),
    remaining: z.number().int(),
    leftOut: z.number().int(),
    isSingle: z.boolean(),
    isPlaying: z.boolean(),
    endedReason: z.string().nullable(),
    createdAt: isoTime,
  })
  .meta({
    id: "ShuffleSession",
    description:
      "`playlistId` is null unless one playlist is shuffled. `position` is the place of the next row in the set, from 1 (when none is left, of the last one), `remaining` how many are still to come, `leftOut` how many cannot be played. `isSingle`: there is one row only, which comes again and again. `isPlaying`: Spotify was given this session to play. `endedReason`: why it can go no further.",
  });
export type ShuffleSession = z.infer<typeof shuffleSession>;

const place = {
  song,
  itemId: uuid.nullable(),
  set: z.number().int(),
  position: z.number().int(),
};

export const shuffleStep = z.object({ ...place, remaining: z.number().int() }).meta({
  id: "ShuffleStep",
  description:
    "`itemId` is the playlist's item, null where no playlist is shuffled. `remaining` counts the rows that still come in the set.",
});
export type ShuffleStep = z.infer<typeof shuffleStep>;

export const upcomingQuery = pageQuery.pick({ limit: true });
export const shuffleUpcoming = z.object({ items: z.array(z.object(place)) }).meta({
  id: "ShuffleUpcoming",
  description: "What comes next, over the border of the set when the next one is made.",
});
export type ShuffleUpcoming = z.infer<typeof shuffleUpcoming>;
