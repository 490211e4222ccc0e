import { z } from "zod";
import { idOf, isoTime, uuid } from "./common";
import { says } from "./issue";
import { listedSong } from "./library";

export const recommendationKinds = ["mix", "forgotten", "together", "deeper"] as const;
export const recommendationKind = z.enum(recommendationKinds).meta({
  description:
    "`mix`: known songs that were not heard for 60 days, other ones each day; `forgotten`: songs that were played often and not for 90 days; `together`: songs of the same sessions and playlists as `seed`; `deeper`: unheard songs of albums with loved ones.",
});
export type RecommendationKind = z.infer<typeof recommendationKind>;

export const recommendationsQuery = z.object({
  kind: recommendationKind,
  seed: z.uuid().toLowerCase().optional().meta({
    description:
      "Id of one of your songs or playlists, for `together`. The songs played most in the last two months with plays by default, or the last liked ones.",
  }),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export type RecommendationsQuery = z.infer<typeof recommendationsQuery>;

const count = z.number().int();

export const recommendationReason = z
  .discriminatedUnion("code", [
    z.object({
      code: z.literal("plays"),
      plays: count,
      year: count,
      yearPlays: count,
      lastPlayedAt: isoTime,
    }),
    z.object({ code: z.literal("liked"), likedAt: isoTime }),
    z.object({ code: z.literal("inPlaylist"), playlist: z.string() }),
    z.object({ code: z.literal("sessions"), days: count, song: z.string() }),
    z.object({ code: z.literal("playlists"), count, playlist: z.string() }),
    z.object({ code: z.literal("albumPlayed"), album: z.string(), songs: count, plays: count }),
    z.object({ code: z.literal("albumLiked"), album: z.string(), songs: count }),
  ])
  .meta({
    id: "RecommendationReason",
    description:
      "Why a song is recommended. `plays`: played `plays` times, `yearPlays` of them in `year`; `sessions`: played in one session with `song` on so many days; `playlists`: in so many playlists with the seed, such as `playlist`; `albumPlayed`: so many other songs of the album were played `plays` times; `albumLiked`: so many of them are liked.",
  });
export type RecommendationReason = z.infer<typeof recommendationReason>;

export const recommendation = z
  .object({ song: listedSong, reasons: z.array(recommendationReason) })
  .meta({ id: "Recommendation", description: "A song of the library to play next, and why." });
export type Recommendation = z.infer<typeof recommendation>;

export const recommendations = z.object({
  kind: recommendationKind,
  day: z.iso.date().meta({ description: "Today in the person's time zone. `mix` changes with it." }),
  restsOn: z.enum(["plays", "library"]).meta({
    description: "`library`: there are no plays that may be used, so only playlists and liked songs decide.",
  }),
  seed: z
    .object({ kind: z.enum(["song", "playlist"]), id: uuid, name: z.string() })
    .nullable()
    .meta({ description: "The song or playlist that `seed` names." }),
  dismissed: count.meta({ description: "The number of songs that are not recommended any more." }),
  dismissedArtists: count.meta({ description: "The number of artists whose songs are not recommended." }),
  items: z.array(recommendation),
});
export type Recommendations = z.infer<typeof recommendations>;

export const dismissed = z
  .object({
    songIds: z.array(idOf("song")).max(1000).default([]),
    artists: z
      .array(z.string().min(1).max(400))
      .max(100)
      .default([])
      .meta({ description: "Names of artists, as songs of the library have them." }),
  })
  .refine(({ songIds, artists }) => songIds.length + artists.length > 0, says("songsOrArtists"));
export type Dismissed = z.infer<typeof dismissed>;

export const dismissal = z
  .discriminatedUnion("kind", [
    z.object({ kind: z.literal("song"), song: listedSong, dismissedAt: isoTime }),
    z.object({ kind: z.literal("artist"), artist: z.string(), dismissedAt: isoTime }),
  ])
  .meta({ id: "Dismissal", description: "A song or an artist that is not recommended." });
export type Dismissal = z.infer<typeof dismissal>;
