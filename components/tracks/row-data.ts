import type { AnySong } from "@/lib/client/found-songs";
import type { PlaylistItem } from "@/lib/schemas/library";

/** Content of a row: an item of a playlist, or a song. */
export type TrackRowData = {
  id: string;
  kind: PlaylistItem["kind"];
  /** Null for a song that Spotify has withdrawn. */
  song: AnySong | null;
  /** Index from 0 in the whole list in its own order; a filter or an order of the view does not change it. */
  position: number;
  addedAt?: string;
  /** The number of plays and the time of the last one, in lists that show them. */
  plays?: number;
  lastPlayedAt?: string | null;
  /** Why the song is in the list. */
  note?: string;
};

const kindOf = (song: AnySong): TrackRowData["kind"] =>
  song.isLocal ? "local" : song.uri.startsWith("spotify:episode:") ? "episode" : "song";

/** Returns the row of a song that is not an item of a playlist. */
export const toRow = (song: AnySong, position: number, addedAt?: string): TrackRowData => ({
  id: `${position} ${song.uri}`,
  kind: kindOf(song),
  song,
  position,
  ...(addedAt && { addedAt }),
});

type RowWithSong = TrackRowData & { song: AnySong };

/** Tests if Spotify can play a song: it plays no local files, and no songs that are not available. */
export const canPlay = ({ isPlayable, isLocal }: AnySong): boolean => isPlayable && !isLocal;

export const isPlayable = (row: TrackRowData | undefined): row is RowWithSong =>
  row?.song ? canPlay(row.song) : false;

export const urisOf = (rows: readonly (TrackRowData | undefined)[]): string[] =>
  rows.filter(isPlayable).map(({ song }) => song.uri);

export const songsOf = (rows: readonly TrackRowData[]): AnySong[] => rows.flatMap(({ song }) => song ?? []);
