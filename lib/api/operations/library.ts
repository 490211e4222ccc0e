import { z } from "zod";
import {
  album,
  artist,
  artistAlbums,
  artistAlbumsQuery,
  artistSongs,
  spotifyIdParam,
} from "@/lib/schemas/catalog";
import {
  libraryAlbumsPage,
  libraryAlbumsQuery,
  libraryArtistsPage,
  libraryArtistsQuery,
} from "@/lib/schemas/collections";
import { pageOf, pageQuery } from "@/lib/schemas/common";
import {
  exportedLibrary,
  exportQuery,
  importReport,
  libraryFile,
  libraryImport,
  libraryImportId,
} from "@/lib/schemas/export";
import { historyPage, historyQuery, home } from "@/lib/schemas/history";
import {
  forgottenSearch,
  recentSearch,
  recentSearchInput,
  searchQuery,
  searchResults,
} from "@/lib/schemas/search";
import { spotifyErrors } from "./error-codes";
import {
  exampleAlbum,
  exampleArtist,
  exampleFetch,
  exampleFile,
  exampleFoundSong,
  exampleIds,
  examplePlay,
  exampleSong,
  page,
} from "./examples";
import { empty, file, json, type Operations } from "./operation";

const catalog = { tag: "Catalog", access: "user" } as const;
const fromSpotify = { ...catalog, params: spotifyIdParam, errors: spotifyErrors } as const;
const files = { tag: "Export and import", access: "user", limit: "files", share: "files" } as const;

export const exportedFile = file({ "application/json": exportedLibrary, "text/csv": z.string() });

export const library = {
  "GET /me/history": {
    tag: "History",
    access: "user",
    summary: "Lists the songs that were played",
    description:
      "Newest first: what Tonearm saw playing, joined with what Spotify reports later and with imported files. Streams of less than 30 seconds are no plays. `nextReadAt` is the time of the next poll.",
    query: historyQuery,
    reply: json(historyPage, {
      example: {
        ...page(examplePlay),
        readAt: "2026-11-21T09:31:00.000Z",
        nextReadAt: "2026-11-21T10:31:00.000Z",
      },
    }),
  },
  "POST /me/history/read": {
    tag: "History",
    access: "user",
    share: "edits",
    summary: "Reads the latest plays from Spotify now",
    description: "Costs one call. Tonearm reads them by itself a few times a day.",
    reply: json(z.object({ added: z.number().int() }), { example: { added: 3 } }),
    errors: spotifyErrors,
  },
  "GET /me/home": {
    tag: "History",
    access: "user",
    summary: "Returns what was played and added lately",
    description:
      "Songs played last, songs played most in 90 days, and songs that came into playlists in the last 30 days; twelve of each. Costs no call to Spotify.",
    reply: json(home, {
      example: {
        recentlyPlayed: [exampleSong],
        mostPlayed: [{ song: exampleSong, plays: 7 }],
        newInPlaylists: [
          {
            song: exampleSong,
            addedAt: "2026-11-21T09:31:00.000Z",
            playlist: { id: exampleIds.playlist, name: "Slow mornings" },
          },
        ],
      },
    }),
  },
  "GET /search": {
    ...catalog,
    summary: "Searches the library, Spotify or both",
    description:
      "A search of Spotify costs one call of the person's developer app; a search of the library costs none. Spotify returns ten results of each kind, regardless of `limit`.\n\nThe library is searched without accents, case and punctuation, in any order of words; the last word may be incomplete, and a word may have one wrong letter if hardly anything matches. The best results come first. `artist:`, `album:`, `year:1999` (of the album's release; also `year:1990-1999`, in either order), `playlist:`, `liked` and `added:2024` (also `added:2022-2024`, a month or a day) limit the search, and quotes hold words together. `total` counts at most 500 songs; `isPartial` says if there are more. `tried` tells how the text was read. The address or URI of a track, album, artist or playlist of Spotify finds exactly that.\n\n`source=all` answers with the library first, then with what Spotify has besides: what the library's answer has on any page (the same URI, ISRC, or title, artists and length) is left out of Spotify's. The first page costs one call; the next pages go on in the library, without a call, then on Spotify, with one call each. Spotify is not asked with filters that it does not know (`playlist:`, `liked`, `added:`), or whose value makes no sense (`tried.unusable`; with `source=spotify` that is an error). If Spotify cannot answer, `spotifyError` says why, and until when.",
    query: searchQuery,
    share: "search",
    reply: json(searchResults, {
      example: {
        songs: { items: [{ ...exampleFoundSong, inLibrary: true }], total: 1 },
        nextCursor: null,
      },
    }),
    errors: spotifyErrors,
  },
  "GET /me/searches": {
    ...catalog,
    summary: "Lists the recent searches",
    description:
      "The latest first, at most twenty. Only `POST /me/searches` adds to them, no search by itself.",
    reply: json(z.object({ items: z.array(recentSearch) }), {
      example: { items: [{ q: "so what", searchedAt: "2026-10-02T18:05:11.000Z" }] },
    }),
  },
  "POST /me/searches": {
    ...catalog,
    summary: "Remembers a search",
    description: "It becomes the latest. Earlier ones that differ only in case are replaced.",
    body: recentSearchInput,
    example: { q: "so what" },
    reply: empty,
  },
  "DELETE /me/searches": {
    ...catalog,
    summary: "Forgets recent searches",
    description: "Forgets the search `q`, or without it, all.",
    query: forgottenSearch,
    reply: empty,
  },
  "GET /albums": {
    ...catalog,
    summary: "Lists the albums of the library",
    description: "The albums of all songs in the library. `q` filters by name and artist. Costs no call.",
    query: libraryAlbumsQuery,
    reply: json(libraryAlbumsPage, {
      example: {
        ...page({
          id: exampleAlbum.id,
          name: exampleAlbum.name,
          artists: exampleAlbum.artists,
          imageUrl: null,
          songCount: 3,
        }),
        total: 1,
      },
    }),
  },
  "GET /artists": {
    ...catalog,
    summary: "Lists the artists of the library",
    description: "The artists of all songs in the library. `q` filters by name. Costs no call.",
    query: libraryArtistsQuery,
    reply: json(libraryArtistsPage, { example: { ...page({ ...exampleArtist, songCount: 12 }), total: 1 } }),
  },
  "GET /albums/{id}": {
    ...fromSpotify,
    summary: "Returns an album",
    description:
      "Takes Spotify's id. The reply of Spotify is cached for a while, so that repeated requests cost no call.",
    reply: json(album, { example: { ...exampleAlbum, tracks: [exampleFoundSong], ...exampleFetch } }),
  },
  "GET /artists/{id}": {
    ...fromSpotify,
    summary: "Returns an artist",
    description: "Takes Spotify's id.",
    reply: json(artist, { example: { ...exampleArtist, genres: ["indie folk"], ...exampleFetch } }),
  },
  "GET /artists/{id}/albums": {
    ...fromSpotify,
    summary: "Lists the albums of an artist",
    description: "Takes Spotify's id. A page has ten albums, as on Spotify.",
    query: artistAlbumsQuery,
    reply: json(artistAlbums, { example: { ...page(exampleAlbum), ...exampleFetch } }),
  },
  "GET /artists/{id}/songs": {
    ...catalog,
    summary: "Lists the songs of an artist in the library",
    params: spotifyIdParam,
    query: pageQuery,
    reply: json(artistSongs, { example: page(exampleFoundSong) }),
  },
  "GET /me/export": {
    ...files,
    summary: "Exports the library as a file",
    description: "All playlists and liked songs. JSON can be imported again; CSV is for spreadsheets.",
    query: exportQuery,
    reply: exportedFile,
  },
  "POST /me/import": {
    ...files,
    summary: "Imports a file into the library",
    description:
      'Takes a JSON export of up to 32 MB. Also takes what other programs write, as it is or in a form (multipart/form-data): `YourLibrary.json` and `Playlist….json` of Spotify’s account data or their archive, CSV files with a column of Spotify addresses (Exportify’s, Tonearm’s), and links, one a line or as `{"links": [...]}`. Adds its playlists and changes no existing ones. Liked songs of account data are liked while no Spotify account is connected, and a playlist otherwise. Makes no calls to Spotify.',
    body: libraryFile,
    example: exampleFile,
    reply: json(importReport, {
      status: 201,
      example: {
        id: exampleIds.libraryImport,
        playlists: [
          { id: exampleIds.playlist, name: "Slow mornings", nameInFile: "Slow mornings", trackCount: 1 },
        ],
        songs: { created: 1 },
        likedSongs: { added: 0 },
        leftOut: [],
      },
    }),
    errors: ["library_full", "library_file_unusable"],
    megabytes: 32,
    rawBody: true,
    alsoAccepts: [
      "application/zip",
      "application/x-zip-compressed",
      "application/octet-stream",
      "text/csv",
      "text/plain",
      "multipart/form-data",
    ],
  },
  "GET /me/import": {
    tag: "Export and import",
    access: "user",
    summary: "Lists the files that were imported",
    description: "Those of the last 30 days, newest first: so long they can be undone.",
    query: pageQuery,
    reply: json(pageOf(libraryImport), {
      example: page({
        id: exampleIds.libraryImport,
        fileNames: ["Slow mornings.csv"],
        playlists: [{ id: exampleIds.playlist, name: "Slow mornings", trackCount: 1, isPublished: false }],
        songs: { created: 1 },
        likedSongs: { added: 0 },
        createdAt: "2026-11-28T19:15:00.000Z",
      }),
    }),
  },
  "DELETE /me/import/{id}": {
    tag: "Export and import",
    access: "user",
    summary: "Undoes the import of a file",
    description:
      "Deletes the playlists that the file brought, which can be restored for an hour, and its likes, unless a Spotify account is connected by now. Playlists that were published on Spotify since stay. Works for 30 days. Makes no calls to Spotify.",
    params: libraryImportId,
    reply: empty,
  },
} satisfies Operations;
