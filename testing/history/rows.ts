/** A row of Spotify's extended streaming history with the 23 keys of 2026. */
export const extendedRow = (row: Record<string, unknown> = {}) => ({
  ts: "2024-05-06T18:43:20Z",
  platform: "android",
  ms_played: 200_000,
  conn_country: "FR",
  ip_addr: "203.0.113.7",
  master_metadata_track_name: "Glass Harbour",
  master_metadata_album_artist_name: "Ada",
  master_metadata_album_album_name: "Tides",
  spotify_track_uri: "spotify:track:0000000000000000000001",
  episode_name: null,
  episode_show_name: null,
  spotify_episode_uri: null,
  audiobook_title: null,
  audiobook_uri: null,
  audiobook_chapter_uri: null,
  audiobook_chapter_title: null,
  reason_start: "trackdone",
  reason_end: "trackdone",
  shuffle: false,
  skipped: false,
  offline: false,
  offline_timestamp: null,
  incognito_mode: false,
  ...row,
});

/** The URI of a generated track. */
export const historyUri = (number: number) => `spotify:track:${String(number).padStart(22, "0")}`;

/** A row of the song with this number, which ends at `ts`. */
export const songRow = (number: number, ts: string, row: Record<string, unknown> = {}) =>
  extendedRow({
    ts,
    spotify_track_uri: historyUri(number),
    master_metadata_track_name: `Song ${number}`,
    master_metadata_album_artist_name: `Artist ${number}`,
    ...row,
  });

export const accountRow = (row: Record<string, unknown> = {}) => ({
  endTime: "2024-05-06 18:43",
  artistName: "Ada",
  trackName: "Glass Harbour",
  msPlayed: 200_000,
  ...row,
});
