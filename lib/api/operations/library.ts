import { z } from "zod";
import {
  album,
  artist,
  artistAlbums,
  artistAlbumsQuery,
  artistSongs,
  spotifyIdParam,
} from "@/lib/schemas/catalog";
import { idOf, pageOf, pageQuery, uuid } from "@/lib/schemas/common";
import { exportedLibrary, exportQuery, importReport, libraryFile } from "@/lib/schemas/export";
import { historyPage } from "@/lib/schemas/history";
import { likedSong, playlist, song, songsQuery } from "@/lib/schemas/library";
import { searchQuery, searchResults } from "@/lib/schemas/search";
import {
  asOf,
  exampleAlbum,
  exampleArtist,
  exampleFile,
  exampleFoundSong,
  exampleIds,
  examplePlay,
  examplePlaylist,
  exampleSong,
  page,
} from "./examples";
import { empty, file, json, type Operations } from "./operation";
import { ofSpotify } from "./refusals";

const songs = { tag: "Songs", access: "user" } as const;
const liked = { tag: "Liked songs", access: "user" } as const;
const catalog = { tag: "Catalog", access: "user" } as const;
const files = { tag: "Export and import", access: "user", limit: "files" } as const;

const songId = z.object({ id: idOf("song") });

export const exportedFile = file({ "application/json": exportedLibrary, "text/csv": z.string() });

export const library = {
  "GET /songs": {
    ...songs,
    summary: "List the songs of the library",
    description: "In the order of their titles; `q` keeps those whose title, artist or album contains it.",
    query: songsQuery,
    reply: json(pageOf(song), { example: page(exampleSong) }),
  },
  "GET /songs/{id}": {
    ...songs,
    summary: "A song",
    params: songId,
    reply: json(song, { example: exampleSong }),
  },
  "GET /songs/{id}/playlists": {
    ...songs,
    summary: "The playlists that hold a song",
    params: songId,
    query: pageQuery,
    reply: json(pageOf(playlist), { example: page(examplePlaylist) }),
  },
  "GET /me/liked": {
    ...liked,
    summary: "List the liked songs",
    description: "The last liked first.",
    query: songsQuery,
    reply: json(pageOf(likedSong), {
      example: page({ addedAt: "2026-10-02T18:05:11.000Z", song: exampleSong }),
    }),
  },
  "POST /me/liked/{id}": {
    ...liked,
    summary: "Like a song",
    description: "Here and on Spotify. One that is liked already stays so.",
    params: songId,
    reply: empty,
    errors: ofSpotify,
  },
  "DELETE /me/liked/{id}": {
    ...liked,
    summary: "Unlike a song",
    description: "Here and on Spotify.",
    params: songId,
    reply: empty,
    errors: ofSpotify,
  },
  "POST /tracks/{id}/like": {
    ...liked,
    summary: "Like a track that is not in the library",
    description: "By Spotify's id; it comes into the library.",
    params: spotifyIdParam,
    reply: json(z.object({ songId: uuid }), { example: { songId: exampleIds.song } }),
    errors: ofSpotify,
  },
  "GET /me/history": {
    tag: "History",
    access: "user",
    summary: "What was played",
    description: "The newest first, as far as Spotify told it. `nextReadAt` is when it is asked again.",
    query: pageQuery,
    reply: json(historyPage, {
      example: {
        ...page(examplePlay),
        readAt: "2026-11-21T09:31:00.000Z",
        nextReadAt: "2026-11-21T10:31:00.000Z",
      },
    }),
  },
  "GET /search": {
    ...catalog,
    summary: "Search the library or Spotify",
    description:
      "A search of the library costs nothing; one of Spotify is a call of the person's app. Spotify gives ten results of each kind, whatever `limit` is.",
    query: searchQuery,
    reply: json(searchResults, {
      example: { songs: { items: [exampleFoundSong], total: 1 }, nextCursor: null },
    }),
    errors: ofSpotify,
  },
  "GET /albums/{id}": {
    ...catalog,
    summary: "An album",
    description: "By Spotify's id. What Spotify said is kept for a while; asking again costs no call then.",
    params: spotifyIdParam,
    reply: json(album, { example: { ...exampleAlbum, tracks: [exampleFoundSong], ...asOf } }),
    errors: ofSpotify,
  },
  "GET /artists/{id}": {
    ...catalog,
    summary: "An artist",
    description: "By Spotify's id.",
    params: spotifyIdParam,
    reply: json(artist, { example: { ...exampleArtist, ...asOf } }),
    errors: ofSpotify,
  },
  "GET /artists/{id}/albums": {
    ...catalog,
    summary: "The albums of an artist",
    description: "Ten at a time, as Spotify gives them.",
    params: spotifyIdParam,
    query: artistAlbumsQuery,
    reply: json(artistAlbums, { example: { ...page(exampleAlbum), ...asOf } }),
    errors: ofSpotify,
  },
  "GET /artists/{id}/songs": {
    ...catalog,
    summary: "The songs of an artist in the library",
    params: spotifyIdParam,
    query: pageQuery,
    reply: json(artistSongs, { example: page(exampleFoundSong) }),
  },
  "GET /me/export": {
    ...files,
    summary: "The library as a file",
    description: "All playlists and liked songs. JSON can be imported again; CSV is for spreadsheets.",
    query: exportQuery,
    reply: exportedFile,
  },
  "POST /me/import": {
    ...files,
    summary: "Bring a file into the library",
    description:
      "Takes what an export wrote as JSON, of up to 32 MB. Playlists are added, none is changed; Spotify is not asked.",
    body: libraryFile,
    example: exampleFile,
    reply: json(importReport, {
      status: 201,
      example: {
        playlists: [
          { id: exampleIds.playlist, name: "Slow mornings", nameInFile: "Slow mornings", trackCount: 1 },
        ],
        songs: { created: 1 },
        leftOut: [],
      },
    }),
    megabytes: 32,
  },
} satisfies Operations;
