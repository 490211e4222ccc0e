import { z } from "zod";
import { spotifyId } from "./catalog";
import { idOf, isoTime, pageQuery, uuid } from "./common";
import { says } from "./issue";
import { song } from "./library";
import { maxShuffledPlaylists } from "./limits";

export const spread = z.enum(["even", "balanced", "loose"]).meta({
  id: "Spread",
  description:
    "How far apart a shuffle keeps songs of one artist. `even` keeps them nearly as far apart as possible, which makes the next artist easier to guess; `loose` is close to chance; `balanced` is in between.",
});
export type Spread = z.infer<typeof spread>;

export const shuffleSource = z
  .discriminatedUnion("kind", [
    z.object({ kind: z.literal("playlists"), playlistIds: z.array(uuid) }),
    z.object({ kind: z.literal("likedSongs") }),
    z.object({ kind: z.literal("album"), albumId: z.string() }),
    z.object({ kind: z.literal("artist"), artistId: z.string() }),
    z.object({ kind: z.literal("search"), search: z.string() }),
  ])
  .meta({
    id: "ShuffleSource",
    description: "The songs of a shuffle: playlists, liked songs, an album, an artist or a search.",
  });
export type ShuffleSource = z.infer<typeof shuffleSource>;

export const shuffleOptions = z.object({
  seed: z
    .string()
    .min(1)
    .max(100)
    .optional()
    .meta({ description: "The same seed gives the same order. A random seed by default." }),
  spread: spread.optional().meta({ description: "The last spread of this source by default." }),
});
export type ShuffleOptions = z.infer<typeof shuffleOptions>;

export const newShuffle = shuffleOptions
  .extend({
    playlistIds: z.array(idOf("playlist")).min(1).max(maxShuffledPlaylists).optional(),
    likedSongs: z.literal(true).optional(),
    albumId: spotifyId.optional().meta({ description: "A Spotify album id." }),
    artistId: spotifyId
      .optional()
      .meta({ description: "A Spotify artist id: the songs of the library that credit the artist." }),
    search: z
      .string()
      .trim()
      .min(1, says("searchText"))
      .max(200)
      .optional()
      .meta({ description: "The songs of the library that contain each of these words." }),
  })
  .refine(
    ({ playlistIds, likedSongs, albumId, artistId, search }) =>
      [playlistIds, likedSongs, albumId, artistId, search].filter(value => value !== undefined).length === 1,
    says("oneSource"),
  );
export type NewShuffle = z.infer<typeof newShuffle>;

export const shuffleChanges = z.object({ spread });

/** A source as JSON text, since a query parameter has no structure. */
const sourceParameter = z
  .string()
  .max(4000)
  .transform((text, { addIssue }) => {
    try {
      return shuffleSource.parse(JSON.parse(text));
    } catch {
      addIssue(says("sourceJson"));
      return z.NEVER;
    }
  })
  .meta({
    description:
      'Returns only the session of this source, a ShuffleSource as JSON such as `{"kind":"likedSongs"}`.',
  });

export const shufflesQuery = pageQuery.extend({ source: sourceParameter.optional() });

export const shuffleSession = z
  .object({
    id: uuid,
    source: shuffleSource,
    name: z.string(),
    imageUrl: z.string().nullable(),
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
      "A running shuffle of one source. `playlistId` is set when the source is a single playlist. `position` is the slot of the next song in the set, from 1, or the last slot at the end of the set. `remaining` counts the songs still to come in the set, `leftOut` the songs that cannot be played. `isSingle` means that the source has one song, which repeats. `isPlaying` means that Spotify was given this session to play. `endedReason` says why the session cannot continue.",
  });
export type ShuffleSession = z.infer<typeof shuffleSession>;

const slot = {
  song,
  itemId: uuid.nullable(),
  set: z.number().int(),
  position: z.number().int(),
};

export const shuffleStep = z.object({ ...slot, remaining: z.number().int() }).meta({
  id: "ShuffleStep",
  description:
    "The next song of a shuffle. `itemId` is the playlist's item, or null when the source is no playlist. `remaining` counts the songs still to come in the set.",
});
export type ShuffleStep = z.infer<typeof shuffleStep>;

export const upcomingQuery = pageQuery.pick({ limit: true });
export const shuffleUpcoming = z.object({ items: z.array(z.object(slot)) }).meta({
  id: "ShuffleUpcoming",
  description: "The next songs of a shuffle, also those of the next set once it exists.",
});
export type ShuffleUpcoming = z.infer<typeof shuffleUpcoming>;
