import type { FileEntry, FilePlaylist, FileSong } from "@/lib/schemas/export";

/** Content of a file of another program, in the terms of a library file. */
export type FileContent = { playlists: FilePlaylist[]; likedSongs: FileEntry[]; songs: FileSong[] };

export const emptyContent = (): FileContent => ({ playlists: [], likedSongs: [], songs: [] });

export const unknownTime = "1970-01-01T00:00:00.000Z";

type Named = {
  uri: string;
  title?: string | null;
  artists?: string[];
  album?: string | null;
  durationMs?: number;
  isrc?: string | null;
};

/** Builds a song of which a file names little. */
export const songOf = ({
  uri,
  title,
  artists = [],
  album,
  durationMs = 0,
  isrc = null,
}: Named): FileSong => ({
  uri,
  title: title ?? "",
  durationMs,
  artists: artists.map(name => ({ id: null, name })),
  album: album ? { id: null, name: album } : null,
  imageUrl: null,
  isrc,
  isPlayable: true,
});

const address =
  /(?:^|\W)(?:open\.spotify\.com\/(?:intl-[a-z-]+\/)?|spotify:)(track|episode)[/:]([0-9A-Za-z]{22})(?![0-9A-Za-z])/g;

/** Finds the addresses of songs and episodes in a text, as URIs in their order. */
export const urisIn = (text: string): string[] =>
  [...text.matchAll(address)].map(([, kind, id]) => `spotify:${kind}:${id}`);
