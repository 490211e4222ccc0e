import { z } from "zod";
import { isoTime, pageOf, pageQuery, uuid } from "./common";
import { song } from "./library";

/** A Spotify id: 22 characters of base62 (https://developer.spotify.com/documentation/web-api/concepts/spotify-uris-ids). */
export const spotifyId = z.string().regex(/^[0-9A-Za-z]{22}$/);
export const spotifyIdParam = z.object({ id: spotifyId });

const credit = z.object({ id: z.string().nullable(), name: z.string() });

export const foundSong = song
  .extend({
    id: uuid.nullable(),
    isLiked: z.boolean(),
    playlists: z.array(z.object({ id: uuid, name: z.string() })),
  })
  .meta({
    id: "FoundSong",
    description:
      "A song with its library status: whether it is liked and which playlists hold it. `id` is null for a song outside the library.",
  });
export type FoundSong = z.infer<typeof foundSong>;

export const albumSummary = z
  .object({
    id: z.string(),
    name: z.string(),
    artists: z.array(credit),
    imageUrl: z.string().nullable(),
    releaseDate: z.string().nullable(),
    trackCount: z.number().int().nullable(),
  })
  .meta({
    id: "AlbumSummary",
    description:
      "An album in a list. `releaseDate` is a year, a month or a day, as precise as Spotify knows it.",
  });
export type AlbumSummary = z.infer<typeof albumSummary>;

const fetchTime = { fetchedAt: isoTime };

export const album = albumSummary.extend({ tracks: z.array(foundSong), ...fetchTime }).meta({
  id: "Album",
  description:
    "An album with its songs. `fetchedAt` is the time of Spotify's reply; it is old when Spotify could not be asked again.",
});
export type Album = z.infer<typeof album>;

export const artistSummary = z
  .object({ id: z.string(), name: z.string(), imageUrl: z.string().nullable() })
  .meta({ id: "ArtistSummary", description: "An artist in a list." });
export type ArtistSummary = z.infer<typeof artistSummary>;

export const artist = artistSummary.extend({ genres: z.array(z.string()), ...fetchTime }).meta({
  id: "Artist",
  description:
    "An artist. `genres` is empty where Spotify names none to the person's developer app. `fetchedAt` is the time of Spotify's reply; it is old when Spotify could not be asked again.",
});
export type Artist = z.infer<typeof artist>;

/** Has no `limit`, because Spotify returns an artist's albums ten at a time. */
export const artistAlbumsQuery = pageQuery.pick({ cursor: true });
export const artistAlbums = pageOf(albumSummary).extend(fetchTime);
export type ArtistAlbums = z.infer<typeof artistAlbums>;

export const artistSongs = pageOf(foundSong);

export const trackLike = z.object({ songId: uuid.nullable(), isLiked: z.boolean() });
export type TrackLike = z.infer<typeof trackLike>;
