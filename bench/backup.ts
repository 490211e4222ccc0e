import { createWriteStream, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { verifyBackup } from "@/lib/backup/read-backup";
import { restoreBackup } from "@/lib/backup/restore-backup";
import { writeBackup } from "@/lib/backup/write-backup";
import { sql } from "@/lib/platform/db";
import { requireSetting } from "@/lib/platform/env";
import { createUser } from "@/testing/people";
import { withBenchEnvironment } from "./environment";
import { measureSeconds } from "./measure";
import { type Figure, report } from "./report";

const songs = 100_000;

/** Fills a library with songs, half of them liked, each in one playlist and played twice. */
export async function fillLibrary(userId: string): Promise<void> {
  await sql(
    `INSERT INTO songs (user_id, uri, spotify_id, title, duration_ms, artists, album_id, album_name, image_url, isrc)
     SELECT $1, 'spotify:track:' || left(md5(n::text), 22), left(md5(n::text), 22), 'Song ' || md5((n % 5000)::text), 180000 + n,
       jsonb_build_array(jsonb_build_object('id', left(md5((n % 900)::text), 22), 'name', 'Artist ' || n % 900)),
       left(md5((n % 9000)::text), 22), 'Album ' || n % 9000, 'https://i.scdn.co/image/' || md5(n::text), 'XX' || n
     FROM generate_series(1, ${songs}) n`,
    [userId],
  );
  await sql(
    "INSERT INTO liked_songs (song_id, user_id, added_at) SELECT id, user_id, now() FROM songs WHERE duration_ms % 2 = 0",
  );
  await sql(
    "INSERT INTO playlists (user_id, name, origin) SELECT $1, 'List ' || n, 'local' FROM generate_series(1, 100) n",
    [userId],
  );
  await sql(
    `INSERT INTO playlist_items (playlist_id, position, song_id, kind, added_at)
     SELECT p.id, s.number / 100, s.id, 'song', now()
     FROM (SELECT id, row_number() OVER () - 1 AS number FROM songs) s
     JOIN (SELECT id, row_number() OVER () - 1 AS number FROM playlists) p ON p.number = s.number % 100`,
  );
  await sql(
    `INSERT INTO plays (user_id, song_id, played_at, source)
     SELECT user_id, id, now() - n * interval '1 day' - duration_ms * interval '1 s', 'x' FROM songs, generate_series(1, 2) n`,
  );
}

/** `npm run bench backup`: time, size and memory of a backup and a restore of 100,000 songs. */
export async function main(jsonFile?: string): Promise<void> {
  const directory = mkdtempSync(path.join(tmpdir(), "tonearm-bench-backup-"));
  const file = path.join(directory, "backup.gz");
  try {
    await withBenchEnvironment(async () => {
      const { userId } = await createUser();
      await fillLibrary(userId);
      const url = requireSetting("DATABASE_URL");
      const secrets = {
        APP_SECRET: requireSetting("APP_SECRET"),
        ENCRYPTION_KEYS: requireSetting("ENCRYPTION_KEYS"),
      };
      const memoryBefore = process.memoryUsage().rss / 1e6;
      const backup = await measureSeconds(() => writeBackup(url, secrets, createWriteStream(file)));
      const verification = await measureSeconds(() => verifyBackup(file));
      const options = { replace: true, beforeCommit: () => undefined };
      const restore = await measureSeconds(() => restoreBackup(url, verification.result, file, options));
      const figures: Figure[] = [
        { name: "songs", value: songs, unit: "songs" },
        { name: "rows", value: backup.result.rows, unit: "rows" },
        { name: "backup", value: backup.seconds, unit: "s" },
        { name: "size", value: statSync(file).size / 1e6, unit: "MB" },
        { name: "check of the checksum", value: verification.seconds, unit: "s" },
        { name: "restore", value: restore.seconds, unit: "s" },
        { name: "memory grows by", value: process.resourceUsage().maxRSS / 1024 - memoryBefore, unit: "MB" },
      ];
      report("Backup and restore", figures, jsonFile);
    });
  } finally {
    rmSync(directory, { recursive: true });
  }
}
