import { z } from "zod";
import { errorReason, idOf, isoTime, pageOf, pageQuery, uuid } from "./common";
import { says } from "./issue";
import { playlistSorts } from "./library-view";

export const song = z
  .object({
    id: uuid,
    spotifyId: z.string().nullable(),
    uri: z.string(),
    title: z.string(),
    durationMs: z.number().int().meta({ description: "0 while the length is unknown." }),
    durationIsEstimate: z.boolean().optional().meta({
      description:
        "True while the length is only estimated from plays of an imported file. Songs of your library have it.",
    }),
    artists: z.array(z.object({ id: z.string().nullable(), name: z.string() })),
    album: z.object({ id: z.string().nullable(), name: z.string() }).nullable(),
    imageUrl: z.string().nullable(),
    isrc: z.string().nullable(),
    isLocal: z.boolean(),
    isPlayable: z.boolean(),
  })
  .meta({
    id: "Song",
    description:
      "A song of the library. `artists[].id` and `album.id` are Spotify ids; local files have none.",
  });
export type Song = z.infer<typeof song>;

export const listedSong = song
  .extend({ isLiked: z.boolean() })
  .meta({ id: "ListedSong", description: "A song of the library in a list, which says if it is liked." });
export type ListedSong = z.infer<typeof listedSong>;

export const songsQuery = pageQuery.extend({ q: z.string().trim().max(200).optional() });

export const songIdsInput = z.object({ songIds: z.array(idOf("song")).min(1).max(1000) });

/** The columns by which lists of songs can be sorted. */
export const songSort = z.enum(["title", "artist", "album", "addedAt", "duration"]);
export type SongSort = z.infer<typeof songSort>;
export const sortOrder = z.enum(["asc", "desc"]);
export type SortOrder = z.infer<typeof sortOrder>;

export const audioFeatures = z
  .object({
    tempo: z.number().nullable(),
    key: z.number().int().nullable(),
    mode: z.number().int().nullable(),
    energy: z.number().nullable(),
  })
  .meta({
    id: "AudioFeatures",
    description:
      "Spotify's analysis of a song: beats per minute; the key as a pitch class (0 is C, 11 is B); 1 for major and 0 for minor; and energy from 0 to 1.",
  });
export type AudioFeatures = z.infer<typeof audioFeatures>;

export const songDetails = z
  .object({
    song: listedSong,
    addedAt: isoTime.nullable(),
    plays: z.number().int(),
    lastPlayedAt: isoTime.nullable(),
    audioFeatures: audioFeatures.nullable(),
    genres: z.array(z.string()),
  })
  .meta({
    id: "SongDetails",
    description:
      "A song with what is known about it. `addedAt` is null for a song that is only in the history; `audioFeatures` is null where Spotify does not give them to the person's developer app. `genres` are those of the first artist, and empty where Spotify names none.",
  });
export type SongDetails = z.infer<typeof songDetails>;

/**
 * A view of a list of songs. `from` is the number of items to skip, so that a list can open at any place. With `q`, the view contains
 * only items whose title, artists and album contain its words.
 */
export const songListQuery = pageQuery.extend({
  from: z.coerce.number().int().min(0).max(10_000_000).optional(),
  q: z.string().trim().max(200).optional(),
  sort: songSort.optional(),
  order: sortOrder.default("asc"),
});
const songListTotals = {
  total: z.number().int(),
  durationMs: z.number().int().nullable(),
};

export const likedSong = z.object({ position: z.number().int(), addedAt: isoTime, song: listedSong }).meta({
  id: "LikedSong",
  description: "A liked song with its position from 0, the newest first, and the time of the like.",
});
export type LikedSong = z.infer<typeof likedSong>;
export const likedSongsPage = pageOf(likedSong).extend(songListTotals);
export type LikedSongsPage = z.infer<typeof likedSongsPage>;

export const pendingEdit = z
  .object({
    kind: z.enum(["add", "remove", "move", "publish", "restore"]),
    state: z.enum(["running", "waiting", "stopped"]),
    done: z.number().int(),
    total: z.number().int(),
    error: z.object({ code: z.string(), reason: errorReason, detail: z.string() }).nullable(),
    retryAt: isoTime.nullable(),
    versionId: uuid.nullable(),
    startedAt: isoTime,
  })
  .meta({
    id: "PendingEdit",
    description:
      "An edit of a playlist that Spotify has not carried out completely. `running`: right now; `waiting`: Tonearm continues it at `retryAt`; `stopped`: it needs a person, who finishes it, imports the playlist, or restores `versionId`, the content from before. `done` of `total` songs (moves, for `move`) are on Spotify and in the library. `error` says what stopped it.",
  });
export type PendingEdit = z.infer<typeof pendingEdit>;

export const playlist = z
  .object({
    id: uuid,
    name: z.string(),
    description: z.string(),
    origin: z.enum(["local", "spotify"]),
    spotifyId: z.string().nullable(),
    snapshotId: z.string().nullable(),
    ownerName: z.string().nullable(),
    imageUrl: z.string().nullable(),
    trackCount: z.number().int(),
    access: z.enum(["owner", "metadata"]),
    syncedAt: isoTime.nullable(),
    pendingEdit: pendingEdit.nullable(),
    isPinned: z.boolean(),
    folderId: uuid.nullable(),
    /** The last time that the person played, shuffled or filled the playlist in Tonearm. */
    usedAt: isoTime,
    createdAt: isoTime,
  })
  .meta({
    id: "Playlist",
    description: "A playlist of the library. With the access `metadata`, Spotify does not show its songs.",
  });
export type Playlist = z.infer<typeof playlist>;

export const playlistSort = z.enum(playlistSorts);
export const playlistsQuery = songsQuery.extend({
  sort: playlistSort.optional(),
  isPinned: z.stringbool().optional(),
  folderId: idOf("folder").optional(),
});
export const playlistPlace = z.object({
  isPinned: z.boolean().optional(),
  folderId: idOf("folder").nullable().optional(),
});

/** The columns by which the songs of the library can be sorted. */
export const librarySort = z.enum([...songSort.options, "plays", "lastPlayedAt"]);
export type LibrarySort = z.infer<typeof librarySort>;

/** Songs of the library; with a playlist, each says if the playlist has it. */
export const librarySongsQuery = songListQuery.extend({
  sort: librarySort.default("title"),
  playlistId: idOf("playlist").optional(),
});
export const librarySong = listedSong
  .extend({
    addedAt: isoTime,
    plays: z.number().int(),
    lastPlayedAt: isoTime.nullable(),
    isInPlaylist: z.boolean().optional(),
  })
  .meta({
    id: "LibrarySong",
    description:
      "A song that is liked or in a playlist. `addedAt` is when it came into the first of these lists; `plays` counts what Tonearm knows of the listening history.",
  });
export type LibrarySong = z.infer<typeof librarySong>;
export const librarySongsPage = pageOf(librarySong).extend(songListTotals);
export type LibrarySongsPage = z.infer<typeof librarySongsPage>;

export const playlistFolder = z
  .object({ id: uuid, name: z.string(), playlistCount: z.number().int() })
  .meta({ id: "PlaylistFolder", description: "A folder of playlists in the sidebar." });
export type PlaylistFolder = z.infer<typeof playlistFolder>;

const name = z.string().trim().min(1, says("playlistName")).max(100);
const description = z.string().trim().max(300);

export const folderName = z.object({ name });
export const newPlaylist = z.object({ name, description: description.default("") });
export const playlistChanges = z
  .object({ name: name.optional(), description: description.optional() })
  .refine(
    changes => changes.name !== undefined || changes.description !== undefined,
    says("nameOrDescription"),
  );

export const playlistItem = z
  .object({
    id: uuid,
    position: z.number().int(),
    addedAt: isoTime,
    kind: z.enum(["song", "episode", "local", "unavailable"]),
    song: listedSong.nullable(),
    otherOccurrences: z.number().int(),
  })
  .meta({
    id: "PlaylistItem",
    description:
      "A song at a position of a playlist. `song` is null when Spotify withdrew the song. `otherOccurrences` counts the other items of the playlist with the same song.",
  });
export type PlaylistItem = z.infer<typeof playlistItem>;

export const playlistItemsPage = pageOf(playlistItem).extend(songListTotals);
export type PlaylistItemsPage = z.infer<typeof playlistItemsPage>;

export const addTracksInput = z
  .object({
    songIds: z.array(idOf("song")).max(1000).default([]),
    uris: z.array(z.string().max(500)).max(1000).default([]),
    position: z.number().int().min(0).optional(),
    duplicates: z.enum(["add", "skip", "refuse"]).default("add").meta({
      description:
        "What to do with songs that the playlist has already: add them again, leave them out, or refuse the request.",
    }),
  })
  .refine(input => input.songIds.length + input.uris.length > 0, says("songsToAdd"));
export const addedItems = z.object({ items: z.array(playlistItem), trackCount: z.number().int() });

export const removeTracksInput = z.object({ itemIds: z.array(idOf("item")).min(1).max(1000) });

export const sortPlaylistInput = z.object({ sort: songSort, order: sortOrder.default("asc") });
export const sortedPlaylist = z.object({
  undoVersionId: uuid.nullable().meta({
    description: "The version with the order from before; null if the playlist was sorted already.",
  }),
});
export type SortedPlaylist = z.infer<typeof sortedPlaylist>;

export const putBackTracksInput = z.object({ itemIds: z.array(idOf("item")).min(1).max(1000) });

export const moveTracksInput = z.object({
  itemIds: z.array(idOf("item")).min(1).max(1000),
  before: idOf("item")
    .nullable()
    .meta({ description: "The items move before this item, or to the end if it is null." }),
});
