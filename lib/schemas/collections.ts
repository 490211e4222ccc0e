import { z } from "zod";
import { albumSummary, artistSummary } from "./catalog";
import { pageOf, pageQuery } from "./common";
import { sortOrder } from "./library";

const collectionQuery = pageQuery.extend({
  q: z.string().trim().max(200).optional(),
  order: sortOrder.default("asc"),
});
const songCount = z.number().int().meta({ description: "The number of songs in the library." });
const total = z.number().int();

export const albumSort = z.enum(["name", "artist", "songs"]);
export type AlbumSort = z.infer<typeof albumSort>;
export const libraryAlbumsQuery = collectionQuery.extend({ sort: albumSort.default("name") });
export const libraryAlbum = albumSummary
  .pick({ id: true, name: true, artists: true, imageUrl: true })
  .extend({ songCount })
  .meta({ id: "LibraryAlbum", description: "An album of which the library has songs." });
export type LibraryAlbum = z.infer<typeof libraryAlbum>;
export const libraryAlbumsPage = pageOf(libraryAlbum).extend({ total });
export type LibraryAlbumsPage = z.infer<typeof libraryAlbumsPage>;

export const artistSort = z.enum(["name", "songs"]);
export type ArtistSort = z.infer<typeof artistSort>;
export const libraryArtistsQuery = collectionQuery.extend({ sort: artistSort.default("name") });
export const libraryArtist = artistSummary.extend({ songCount }).meta({
  id: "LibraryArtist",
  description: "An artist of whom the library has songs. `imageUrl` is the cover of one of them.",
});
export type LibraryArtist = z.infer<typeof libraryArtist>;
export const libraryArtistsPage = pageOf(libraryArtist).extend({ total });
export type LibraryArtistsPage = z.infer<typeof libraryArtistsPage>;
