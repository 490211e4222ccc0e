import type { DuplicateKind } from "@/lib/schemas/duplicates";
import type { LibrarySort } from "@/lib/schemas/library";
import type { PlaylistSort } from "@/lib/schemas/library-view";
import type { SearchKind } from "@/lib/schemas/search";
import type { ShuffleSource } from "@/lib/schemas/shuffle";
import type { ListView } from "./song-lists";

export type PlaylistFilter = { q?: string; sort?: PlaylistSort; isPinned?: boolean; folderId?: string };

const library = ["library"] as const;
const playlists = [...library, "playlists"] as const;
const playlist = (id: string) => [...library, "playlist", id] as const;
const shuffles = [...library, "shuffles"] as const;
const foundSongs = [...library, "found songs"] as const;
const recommendations = [...library, "recommendations"] as const;
const queue = ["queue"] as const;
const lyrics = ["lyrics"] as const;
const admin = ["admin"] as const;

/**
 * All query keys; the lint rule `no-literal-query-key` keeps them here. Invalidating a key also invalidates the keys that
 * begin with it. Every view of library data begins with `library`, so that the end of an import refreshes all of them.
 */
export const keys = {
  library,
  playlists,
  playlistList: (filter: PlaylistFilter) => [...playlists, filter] as const,
  folders: [...playlists, "folders"] as const,
  playlist,
  playlistItems: (id: string, view: ListView) => [...playlist(id), "items", view] as const,
  playlistItemsPage: (id: string, view: ListView, page: number) =>
    [...keys.playlistItems(id, view), page] as const,
  rowEdits: (playlistId: string) => ["rows editing", playlistId] as const,
  versions: (id: string) => [...playlist(id), "versions"] as const,
  version: (id: string, versionId: string) => [...playlist(id), "version", versionId] as const,
  likedSongs: [...library, "liked songs"] as const,
  likedSongsPage: (view: ListView, page: number) => [...keys.likedSongs, view, page] as const,
  librarySongs: [...library, "songs"] as const,
  librarySongsPage: (view: ListView<LibrarySort>, page: number) =>
    [...keys.librarySongs, view, page] as const,
  song: (id: string) => [...keys.librarySongs, "song", id] as const,
  duplicates: (kind: DuplicateKind, playlistId: string | undefined) =>
    [...library, "duplicates", kind, playlistId] as const,
  albums: (view: object) => [...library, "albums", view] as const,
  artists: (view: object) => [...library, "artists", view] as const,
  songSearch: (q: string, playlistId: string) => [...playlist(playlistId), "songs to add", { q }] as const,
  playlistsWithSong: [...library, "holding playlists"] as const,
  playlistsWithSongOf: (songId: string | null) => [...keys.playlistsWithSong, songId] as const,
  history: [...library, "history"] as const,
  recommendations,
  recommendationLists: [...recommendations, "lists"] as const,
  recommendationsOf: (choice: object) => [...recommendations, "lists", choice] as const,
  dismissals: [...recommendations, "dismissals"] as const,
  home: [...library, "history", "home"] as const,
  libraryImports: [...library, "file imports"] as const,
  historyImports: [...library, "history imports"] as const,
  allStatistics: [...library, "statistics"] as const,
  statistics: (part: string, choice: object) => [...library, "statistics", part, choice] as const,
  shuffles,
  recentShuffles: [...shuffles, "recent"] as const,
  shuffleOf: (source: ShuffleSource) => [...shuffles, "of", source] as const,
  shuffle: (id: string) => [...shuffles, id] as const,
  upcoming: (id: string) => [...shuffles, id, "upcoming"] as const,
  /** Lists of found songs, which contain `isLiked` and `playlists` for each song. */
  foundSongs,
  playingSong: (uri: string | null) => [...foundSongs, "playing", uri] as const,
  album: (id: string) => [...foundSongs, "album", id] as const,
  artistSongs: (id: string) => [...foundSongs, "artist", id] as const,
  search: (source: "library" | "all", q: string) => [...foundSongs, "search", source, q] as const,
  moreResults: (source: "library" | "all", q: string, kind: SearchKind) =>
    [...keys.search(source, q), kind] as const,
  recentSearches: ["recent searches"] as const,
  artist: (id: string) => ["artist", id] as const,
  artistAlbums: (id: string) => ["artist", id, "albums"] as const,
  lyrics,
  lyricsOf: (id: string | null) => [...lyrics, id] as const,
  connection: ["connection"] as const,
  player: ["player"] as const,
  devices: ["player", "devices"] as const,
  queue,
  queueList: [...queue, "list"] as const,
  queueHead: [...queue, "head"] as const,
  queueEdits: ["queue edits"] as const,
  jobs: ["jobs"] as const,
  sessions: ["sessions"] as const,
  apiTokens: ["api-tokens"] as const,
  admin,
  allJobs: [...admin, "jobs"] as const,
  people: [...admin, "people"] as const,
  personErrors: (id: string) => [...admin, "errors", id] as const,
  invites: [...admin, "invites"] as const,
};
