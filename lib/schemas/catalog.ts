import { z } from "zod";
import { isoTime, pageOf, pageQuery, uuid } from "./common";
import { song } from "./library";

/** An id of Spotify's: 22 characters of base62. */
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
      "A song wherever it was found, and how it stands in the library; `id` is null while it is not there.",
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
      "An album in a list. `releaseDate` is as exact as Spotify knows it: a year, a month or a day.",
  });
export type AlbumSummary = z.infer<typeof albumSummary>;

/** `fetchedAt`: when Spotify said so. An old time means that Spotify could not be asked again. */
const asOf = { fetchedAt: isoTime };

export const album = albumSummary.extend({ tracks: z.array(foundSong), ...asOf }).meta({
  id: "Album",
  description:
    "An album with its songs. `fetchedAt` is when Spotify said so; an old time means that it could not be asked again.",
});
export type Album = z.infer<typeof album>;

export const artistSummary = z
  .object({ id: z.string(), name: z.string(), imageUrl: z.string().nullable() })
  .meta({ id: "ArtistSummary", description: "An artist in a list." });
export type ArtistSummary = z.infer<typeof artistSummary>;

export const artist = artistSummary.extend(asOf).meta({
  id: "Artist",
  description:
    "An artist. `fetchedAt` is when Spotify said so; an old time means that it could not be asked again.",
});
export type Artist = z.infer<typeof artist>;

/** Spotify gives an artist's albums ten at a time. */
export const artistAlbumsQuery = pageQuery.pick({ cursor: true });
export const artistAlbums = pageOf(albumSummary).extend(asOf);
export type ArtistAlbums = z.infer<typeof artistAlbums>;

export const artistSongs = pageOf(foundSong);
