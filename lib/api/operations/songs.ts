import { z } from "zod";
import { spotifyIdParam, trackLike } from "@/lib/schemas/catalog";
import { idOf, pageOf, pageQuery, uuid } from "@/lib/schemas/common";
import { duplicatesPage, duplicatesQuery } from "@/lib/schemas/duplicates";
import {
  librarySongsPage,
  librarySongsQuery,
  likedSongsPage,
  playlist,
  song,
  songDetails,
  songIdsInput,
  songListQuery,
} from "@/lib/schemas/library";
import { lyrics } from "@/lib/schemas/lyrics";
import { spotifyErrors } from "./error-codes";
import { exampleIds, exampleListedSong, examplePlaylist, exampleSong, page } from "./examples";
import { empty, json, type Operations } from "./operation";

const ofSongs = { tag: "Songs", access: "user" } as const;
const liked = { tag: "Liked songs", access: "user" } as const;

const songId = z.object({ id: idOf("song") });

export const songs = {
  "GET /songs": {
    ...ofSongs,
    summary: "Lists the songs of the library",
    description:
      "The songs that are liked or in a playlist; a song that is only in the listening history is not in the library. Sorted by title or by `sort` and `order`; songs without the value come last, equal names are ordered by title, and other equal values by date, the newest first. `q` filters like the search of the library: by words, and by `artist:`, `album:`, `year:1990-1999`, `playlist:`, `liked` and `added:2024`. `from` skips songs at the start; `total` counts the matching songs. `durationMs` is their length, and null after the first page. With `playlistId`, `isInPlaylist` says if that playlist has the song. Costs no call.",
    query: librarySongsQuery,
    reply: json(librarySongsPage, {
      example: {
        ...page({
          ...exampleListedSong,
          addedAt: "2026-10-02T18:05:11.000Z",
          plays: 12,
          lastPlayedAt: "2026-11-21T09:31:00.000Z",
        }),
        total: 1,
        durationMs: 214_000,
      },
    }),
  },
  "GET /songs/duplicates": {
    ...ofSongs,
    summary: "Lists duplicates of a playlist or of the library",
    description:
      "`kind=repeated`: the same song twice in a playlist. `kind=sameRecording`: a recording under several ids, with the same ISRC or the same title, artists and length within two seconds. Remove entries with `POST /playlists/{id}/tracks/remove` and `POST /me/liked/remove`, which say what they cost on Spotify. Costs no call.",
    query: duplicatesQuery,
    reply: json(duplicatesPage, {
      example: {
        ...page({
          id: `${exampleIds.song} ${exampleIds.playlist}`,
          kind: "repeated" as const,
          entries: [
            {
              song: exampleListedSong,
              playlist: { id: exampleIds.playlist, name: "Slow mornings", origin: "local" as const },
              itemId: exampleIds.item,
              position: 4,
              addedAt: "2026-10-02T18:05:11.000Z",
              isExtra: false,
              canRemove: true,
            },
          ],
        }),
        total: 1,
      },
    }),
    errors: ["not_found"],
  },
  "GET /songs/{id}": {
    ...ofSongs,
    summary: "Returns a song",
    params: songId,
    reply: json(song, { example: exampleSong }),
  },
  "GET /songs/{id}/details": {
    ...ofSongs,
    summary: "Returns a song with its plays, audio features and genres",
    description:
      "Apps from before November 2024 may read audio features; they are read with every scheduled import, and here if the song has none yet, with one call. The genres of the artist cost such an app one call a day, unless the artist is cached. Costs no call for other apps, once Spotify has refused the first one.",
    params: songId,
    reply: json(songDetails, {
      example: {
        song: exampleListedSong,
        addedAt: "2026-10-02T18:05:11.000Z",
        plays: 12,
        lastPlayedAt: "2026-11-21T09:31:00.000Z",
        audioFeatures: { tempo: 121.9, key: 9, mode: 0, energy: 0.72 },
        genres: ["indie folk"],
      },
    }),
  },
  "GET /songs/{id}/playlists": {
    ...ofSongs,
    summary: "Lists the playlists that contain a song",
    params: songId,
    query: pageQuery,
    reply: json(pageOf(playlist), { example: page(examplePlaylist) }),
  },
  "GET /me/liked": {
    ...liked,
    summary: "Lists the liked songs",
    description:
      "Most recently liked first, or by `sort` and `order`. `from` skips songs at the start; `q` filters by words of title, artists and album, without accents; `total` counts the matching songs. `durationMs` is their length, and null after the first page.",
    query: songListQuery,
    reply: json(likedSongsPage, {
      example: {
        ...page({ position: 0, addedAt: "2026-10-02T18:05:11.000Z", song: exampleListedSong }),
        total: 1,
        durationMs: 214_000,
      },
    }),
  },
  "POST /me/liked": {
    ...liked,
    summary: "Likes several songs",
    description: "Also likes them on Spotify, which costs one call for each forty songs.",
    body: songIdsInput,
    example: { songIds: [exampleIds.song] },
    reply: empty,
    errors: spotifyErrors,
  },
  "POST /me/liked/remove": {
    ...liked,
    summary: "Unlikes several songs",
    description: "Also unlikes them on Spotify, which costs one call for each forty songs.",
    body: songIdsInput,
    example: { songIds: [exampleIds.song] },
    reply: empty,
    errors: spotifyErrors,
  },
  "POST /me/liked/{id}": {
    ...liked,
    summary: "Likes a song",
    description: "Also likes it on Spotify. Has no effect on a song that is already liked.",
    params: songId,
    reply: empty,
    errors: spotifyErrors,
  },
  "DELETE /me/liked/{id}": {
    ...liked,
    summary: "Unlikes a song",
    description: "Also unlikes it on Spotify.",
    params: songId,
    reply: empty,
    errors: spotifyErrors,
  },
  "GET /tracks/{id}/like": {
    ...liked,
    summary: "Tells whether a track of Spotify is liked",
    description:
      "Answers from the library, without a call to Spotify. `songId` is null for a song outside the library.",
    params: spotifyIdParam,
    reply: json(trackLike, { example: { songId: exampleIds.song, isLiked: true } }),
  },
  "POST /tracks/{id}/like": {
    ...liked,
    summary: "Likes a track of Spotify",
    description:
      "Takes Spotify's id and adds the song to the library. For songs of the library, use `POST /me/liked/{id}`.",
    params: spotifyIdParam,
    reply: json(z.object({ songId: uuid }), { example: { songId: exampleIds.song } }),
    errors: spotifyErrors,
  },
  "GET /tracks/{id}/lyrics": {
    tag: "Catalog",
    access: "user",
    summary: "Returns the lyrics of a song",
    description:
      "For a song of the library or the song that plays. Off until the person switches it on with `PATCH /me`. The server asks LRCLIB for the names and the length of the song, at most once in 60 days, or in 7 if LRCLIB has none. Costs no call to Spotify.",
    params: spotifyIdParam,
    reply: json(lyrics, {
      example: {
        isInstrumental: false,
        isSynced: true,
        lines: [{ atMs: 12_300, text: "La la la" }],
      },
    }),
    errors: ["lyrics_off", "lyrics_not_found", "lyrics_unavailable"],
  },
} satisfies Operations;
