import { seededRandom } from "@/lib/shuffle/order/random";
import { extendedRow, historyUri } from "./rows";

type Row = Record<string, unknown>;

const second = 1_000;
const isoOf = (ms: number) => `${new Date(ms).toISOString().slice(0, 19)}Z`;

/** How a generated row ends: what Spotify's own exports have, in about their shares. */
const endings = [
  { share: 0.45, reason_end: "trackdone" },
  { share: 0.35, reason_end: "fwdbtn" },
  { share: 0.16, reason_end: "endplay" },
  { share: 0.04, reason_end: "logout" },
];

/** Other rows than music, by share. */
const others: { share: number; row: (index: number) => Row }[] = [
  {
    share: 0.02,
    row: index => ({
      ...noSong,
      episode_name: `Episode ${index}`,
      episode_show_name: "Show",
      spotify_episode_uri: `spotify:episode:${index}`,
    }),
  },
  {
    share: 0.005,
    row: index => ({
      ...noSong,
      audiobook_title: "Book",
      audiobook_uri: "spotify:show:book",
      audiobook_chapter_title: `Chapter ${index}`,
    }),
  },
  { share: 0.003, row: () => noSong },
  {
    share: 0.007,
    row: index => ({
      spotify_track_uri: null,
      master_metadata_track_name: `Local ${index % 50}`,
      master_metadata_album_artist_name: "Garage",
    }),
  },
];

const noSong = {
  spotify_track_uri: null,
  master_metadata_track_name: null,
  master_metadata_album_artist_name: null,
  master_metadata_album_album_name: null,
};

/** Picks one of a list by its share; undefined if none is due. */
function pick<Item extends { share: number }>(
  items: readonly Item[],
  random: () => number,
): Item | undefined {
  let rest = random();
  for (const item of items) {
    rest -= item.share;
    if (rest < 0) return item;
  }
  return undefined;
}

export type ExportSize = { rows: number; files: number; songs: number };

/**
 * Generates an extended streaming history as Spotify sends it, a file at a time, with everything in it that an import must tell
 * apart: skips, podcasts, audiobooks, rows without a song, local files, rows that are twice in the export, and streams offline.
 */
export function* generateExport({
  rows,
  files,
  songs,
}: ExportSize): Generator<{ name: string; rows: Row[] }> {
  const random = seededRandom("listening history").fraction;
  const lengths = Array.from({ length: songs }, () => 120_000 + Math.floor(random() * 240_000));
  let now = Date.UTC(2014, 0);
  let last: Row | undefined;
  let batch = 0;
  for (let file = 0; file < files; file++) {
    const count = Math.floor((rows * (file + 1)) / files) - Math.floor((rows * file) / files);
    const content: Row[] = [];
    for (let index = 0; index < count; index++) {
      if (index === 0 && last) {
        content.push(last);
        continue;
      }
      // Few songs are played often, and many rarely.
      const song = Math.floor(songs * random() ** 3);
      const ending = pick(endings, random) ?? { reason_end: "unknown" };
      const length = lengths[song] ?? 0;
      const msPlayed = ending.reason_end === "trackdone" ? length : Math.floor(length * random() ** 2);
      const start = now + Math.floor(random() * 20) * second;
      now = Math.ceil((start + msPlayed) / second) * second;
      if (random() < 0.05) now += Math.floor(random() * 18 * 3_600) * second;
      batch = batch > 0 ? batch - 1 : random() < 0.002 ? 20 : 0;
      const isOffline = batch > 0;
      const other = pick(others, random);
      last = extendedRow({
        // The streams of a batch are uploaded at its end.
        ts: isoOf(Math.ceil((start + msPlayed) / second) * second + batch * 300 * second),
        ms_played: msPlayed,
        spotify_track_uri: historyUri(song),
        master_metadata_track_name: `Song number ${song}`,
        master_metadata_album_artist_name: `Artist number ${song % Math.ceil(songs / 12)}`,
        master_metadata_album_album_name: `Album number ${Math.floor(song / 4)}`,
        reason_end: ending.reason_end,
        skipped: ending.reason_end === "fwdbtn",
        offline: isOffline,
        offline_timestamp: file % 2 === 0 ? start : Math.floor(start / second),
        incognito_mode: random() < 0.01,
        ...other?.row(index),
      });
      content.push(last);
    }
    yield { name: `Streaming_History_Audio_${2014 + file}_${file}.json`, rows: content };
  }
}

/** Formats a file as Spotify does. */
export const formatFile = (rows: Row[]): string => JSON.stringify(rows, null, 2);
