import pg from "pg";
import { expect, it, onTestFinished, vi } from "vitest";
import { startAuthorization } from "@/lib/connections/start-authorization";
import type { UserContext } from "@/lib/core/context";
import { sql, sqlTransaction } from "@/lib/platform/db";
import { requireSetting } from "@/lib/platform/env";
import { log } from "@/lib/platform/log";
import { getUserSpotifyClient } from "@/lib/spotify/user-client";
import { getImport } from "@/lib/sync/get-import";
import { importJob } from "@/lib/sync/import/import-job";
import { startImport } from "@/lib/sync/start-import";
import { onlyDeep, sampleByDepth } from "@/testing/depth";
import { runImport, wholeLibraryOptions } from "@/testing/library/imports";
import { allPlaylists } from "@/testing/library/library";
import { createUser } from "@/testing/people";
import { range, trackId } from "@/testing/spotify/catalog";
import { simulated } from "@/testing/spotify/simulated";
import { besideTransaction } from "@/testing/system/beside-transaction";
import { createApiToken } from "./create-api-token";
import { deleteAccount } from "./delete-account";
import { exportAccount, omittedTables } from "./export-account";
import { getMe } from "./get-me";
import { changePassword } from "./passwords/change-password";
import { findPersonalTables } from "./personal-tables";
import { listSessions } from "./sessions/list-sessions";
import { revokeSession } from "./sessions/revoke-session";
import { createBrowserSession, createTokenSession, findSession } from "./sessions/sessions";
import { signIn } from "./sign-in/sign-in";

const deepIt = onlyDeep(it);

const { connected, fault, playlist } = await simulated();
const password = "a good password";

/** Inserts rows that otherwise exist only during a job or a request. */
const insertTransientRows = [
  `INSERT INTO sync_pages (job_id, list, "offset", version, total, entries) SELECT id, 'liked', 0, '', 0, '[]' FROM sync_jobs WHERE user_id = $1`,
  `INSERT INTO sync_lists (job_id, list, outcome) SELECT id, 'liked', '{}' FROM sync_jobs WHERE user_id = $1`,
  `INSERT INTO player_watches (user_id, next_poll_at) VALUES ($1, now())`,
  `INSERT INTO cached_values (user_id, key, value, expires_at) VALUES ($1, 'spotify:album:x', '{}', now())`,
  `INSERT INTO recent_searches (user_id, q, searched_at) VALUES ($1, 'queen', now())`,
  `INSERT INTO plays (user_id, song_id, played_at, source) SELECT $1, id, now(), 'test' FROM songs WHERE user_id = $1 LIMIT 1`,
  `INSERT INTO library_imports (user_id, playlist_ids, liked_song_ids) VALUES ($1, '{}', '{}')`,
  `INSERT INTO recommendation_artist_dismissals (user_id, artist, name_key) VALUES ($1, 'Ada', 'ada')`,
  `INSERT INTO recommendation_dismissals (user_id, song_id) SELECT $1, id FROM songs WHERE user_id = $1 LIMIT 1`,
  `INSERT INTO history_reads (user_id, read_at, next_read_at) VALUES ($1, now(), now())`,
  `INSERT INTO history_imports (user_id) VALUES ($1)`,
  `INSERT INTO history_upload_parts (import_id, file, part, bytes) SELECT id, 0, 0, '' FROM history_imports WHERE user_id = $1`,
  `INSERT INTO history_known_plays (import_id, part, numbers, play_ids) SELECT id, 0, '{}', '{}' FROM history_imports WHERE user_id = $1`,
  `INSERT INTO history_staged_songs (import_id, number, title, artist, name_key)
     SELECT id, 0, '', '', '' FROM history_imports WHERE user_id = $1`,
  `INSERT INTO history_staged_rows (import_id, number, song, source, played_at, started_at, start_is_estimate, is_private)
     SELECT id, 0, 0, 'test', now(), now(), false, false FROM history_imports WHERE user_id = $1`,
  `INSERT INTO statistics_states (user_id, time_zone, with_polled, with_private, rules) VALUES ($1, 'UTC', true, false, 1)`,
  `INSERT INTO statistics_hours (user_id, day, hour, plays, ms, skips, polled, sessions, longest_session_ms)
     VALUES ($1, now(), 1, 1, 1, 0, 1, 1, 1)`,
  `INSERT INTO statistics_months (user_id, month, song_id, plays, ms, skips) VALUES ($1, now(), gen_random_uuid(), 1, 1, 0)`,
  `INSERT INTO statistics_songs (user_id, song_id, number, plays, ms, skips) VALUES ($1, gen_random_uuid(), 0, 1, 1, 0)`,
  `INSERT INTO statistics_packs (user_id, name, bytes) VALUES ($1, 'days', '')`,
  `INSERT INTO identities (user_id, issuer, subject) VALUES ($1, 'https://auth.example.org', gen_random_uuid())`,
  `INSERT INTO idempotency_keys (user_id, key, request_hash, lease_until) VALUES ($1, 'k', 'h', now())`,
  `INSERT INTO password_resets (user_id, kind, token_hash, expires_at) VALUES ($1, 'mail', gen_random_uuid(), now())`,
  `INSERT INTO mails (user_id, kind) VALUES ($1, 'password_reset')`,
  `INSERT INTO shuffle_spreads (user_id, source, spread) VALUES ($1, 's', 'even')`,
  `INSERT INTO invites (user_id, token_hash, max_uses, expires_at) VALUES ($1, gen_random_uuid(), 1, now())`,
  `INSERT INTO person_errors (user_id, place, code, request_id, count, first_at, last_at)
     VALUES ($1, 'import', 'rate_limited', 'r', 1, now(), now())`,
  `INSERT INTO playlist_versions (playlist_id, entries, track_count, added, removed)
     SELECT id, '[]', 0, 0, 0 FROM playlists WHERE user_id = $1 LIMIT 1`,
  `INSERT INTO playlist_edits (playlist_id, kind, request, steps, total, count_before)
     SELECT id, 'add', '{}', '[]', 1, 0 FROM playlists WHERE user_id = $1 LIMIT 1`,
  `INSERT INTO former_places (playlist_id, item_id, is_removed, position)
     SELECT id, gen_random_uuid(), true, 0 FROM playlists WHERE user_id = $1 LIMIT 1`,
  `INSERT INTO playlist_folders (user_id, name) VALUES ($1, 'Calm')`,
  `INSERT INTO shuffle_sessions (user_id, source, name, seed) VALUES ($1, 's', 'n', 'seed')`,
  `INSERT INTO queues (user_id) VALUES ($1)`,
  `INSERT INTO queue_entries (user_id, position, uri, is_manual) VALUES ($1, 0, 'spotify:track:x', true)`,
  `INSERT INTO shuffle_slots (session_id, set_number, position, song_id)
     SELECT s.id, 1, 0, (SELECT id FROM songs WHERE user_id = $1 LIMIT 1) FROM shuffle_sessions s WHERE s.user_id = $1`,
];

/** Creates a person with rows in every personal table. */
async function createPersonWithAllRows(): Promise<UserContext> {
  const tracks = range(3).map(trackId);
  const { ctx, spotifyUser } = await connected({ likedTrackIds: tracks });
  await playlist(spotifyUser, { name: "Mine", trackIds: tracks });
  await runImport(ctx);
  await createBrowserSession(ctx.userId, { userAgent: "Firefox" });
  await createApiToken(ctx, { name: "Lamp", scopes: ["read"] });
  await startAuthorization(ctx);
  for (const statement of insertTransientRows) await sql(statement, [ctx.userId]);
  return ctx;
}

async function countRows({ userId }: UserContext): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const [table, condition] of await findPersonalTables()) {
    const [row] = await sql<{ rows: number }>(
      `SELECT count(*)::int AS rows FROM ${table} WHERE ${condition}`,
      [userId],
    );
    counts[table] = row?.rows ?? 0;
  }
  return counts;
}

const waitingLocks = `SELECT 1 FROM pg_locks l JOIN pg_database d ON d.oid = l.database
  WHERE NOT granted AND datname = current_database()`;

const readExport = async (ctx: UserContext) => {
  let text = "";
  for await (const chunk of await exportAccount(ctx)) text += chunk;
  return text;
};

it("The account export contains every row of every personal table and no secret", async () => {
  const ctx = await createPersonWithAllRows();
  const counts = await countRows(ctx);
  expect(Object.entries(counts).filter(([, rows]) => rows === 0)).toEqual([]);
  const inserted = insertTransientRows.map(statement => /INTO (\w+)/.exec(statement)?.[1]);
  expect(Object.keys(counts)).toEqual(expect.arrayContaining(inserted));
  const text = await readExport(ctx);
  const { tables } = JSON.parse(text) as { tables: Record<string, object[]> };
  const camelCase = (name: string) => name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
  const exported = Object.entries(counts).filter(([table]) => !omittedTables.has(table));
  for (const [table, rows] of exported) expect(tables[camelCase(table)], table).toHaveLength(rows);
  const { email } = await getMe(ctx);
  expect(tables.users).toEqual([expect.objectContaining({ id: ctx.userId, email })]);
  expect(text).not.toMatch(/hash|sealed/i);
});

deepIt("Changes during an account export do not affect it, and its times are in UTC", async () => {
  const alterTimeZone = (set: string) =>
    sql(`DO $$ BEGIN EXECUTE format('ALTER DATABASE %I ${set}', current_database()); END $$`);
  await alterTimeZone("SET TimeZone = ''Asia/Tokyo''");
  onTestFinished(async () => void (await alterTimeZone("RESET TimeZone")));
  const ctx = await createPersonWithAllRows();
  const before = await countRows(ctx);
  const text = await sqlTransaction(async client => {
    await client.query("LOCK TABLE playlists");
    const exported = besideTransaction(() => readExport(ctx));
    await besideTransaction(async () => expect.poll(() => sql(waitingLocks)).not.toEqual([]));
    // The export waits for this table; the tables after it are read later.
    for (const table of ["playlists", "shuffle_sessions", "sync_jobs"])
      await client.query(`DELETE FROM ${table} WHERE user_id = $1`, [ctx.userId]);
    return { exported };
  }).then(({ exported }) => exported);
  const { tables } = JSON.parse(text) as { tables: Record<string, object[]> };
  expect(before).toMatchObject({ playlists: 1, playlist_items: 3, shuffle_sessions: 1, sync_jobs: 1 });
  expect(tables.playlists).toHaveLength(1);
  expect(tables.playlistItems).toHaveLength(3);
  expect(tables.shuffleSessions).toHaveLength(1);
  expect(tables.syncJobs).toHaveLength(1);
  expect(text).toMatch(/"createdAt":"[^"]+\+00:00"/);
  expect(text).not.toContain("+09:00");
});

it("A slow download of an account export holds no database transaction", async () => {
  const chunks = await exportAccount(await createUser());
  expect((await chunks.next()).value).toContain('"format":"tonearm-account"');
  const openTransactions = await sql(
    `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND state = 'idle in transaction'`,
  );
  expect(openTransactions).toEqual([]);
  await chunks.return(undefined);
});

it("Deleting an account deletes all of its rows and no row of other people", async () => {
  const [leaver, stayer] = [await createPersonWithAllRows(), await createPersonWithAllRows()];
  const before = await countRows(stayer);
  const [app] = await sql<{ clientId: string }>(
    `SELECT client_id AS "clientId" FROM spotify_credentials WHERE user_id = $1`,
    [leaver.userId],
  );
  await deleteAccount(leaver, { password });
  const remainingRows = await countRows(leaver);
  expect(Object.keys(remainingRows).length).toBeGreaterThan(20);
  expect(Object.entries(remainingRows).filter(([, rows]) => rows > 0)).toEqual([]);
  for (const table of ["spotify_cooldowns", "spotify_call_windows", "app_capabilities"])
    expect(await sql(`SELECT 1 FROM ${table} WHERE client_id = $1`, [app?.clientId]), table).toEqual([]);
  expect(await countRows(stayer)).toEqual(before);
  expect(await allPlaylists(stayer)).not.toEqual([]);
});

it.each(sampleByDepth(["/v1/me/playlists", "/v1/playlists", "/v1/me/tracks"], 3))(
  "Deleting an account ends an import that waits for %s, without logging an error",
  async path => {
    using logError = vi.spyOn(log, "error");
    const tracks = range(3).map(trackId);
    const { ctx, spotifyUser } = await connected({ likedTrackIds: tracks });
    await playlist(spotifyUser, { name: "Mine", trackIds: tracks });
    await fault(path, { delayMs: 700 });
    const { id } = await startImport(ctx, wholeLibraryOptions);
    const running = importJob.handle({ jobId: id });
    await expect.poll(async () => (await getImport(ctx, id)).state).toBe("running");
    await deleteAccount(ctx, { password });
    await expect(running).resolves.toBeUndefined();
    expect(logError).not.toHaveBeenCalled();
  },
);

it("Deleting an account waits for a call that is being counted, without a deadlock", async () => {
  const { ctx, clientId } = await connected();
  await getUserSpotifyClient(ctx).devices();
  const caller = new pg.Client({ connectionString: requireSetting("DATABASE_URL") });
  await caller.connect();
  await caller.query("BEGIN");
  await caller.query("UPDATE spotify_call_windows SET slice = slice WHERE client_id = $1", [clientId]);
  const deletion = deleteAccount(ctx, { password });
  const lockWaits = () =>
    sql("SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'");
  await expect.poll(lockWaits).toHaveLength(1);
  await caller.query(
    "INSERT INTO spotify_call_counts (user_id, client_id, endpoint_group, hour, calls) VALUES ($1, $2, 'search', now(), 1)",
    [ctx.userId, clientId],
  );
  await caller.query("COMMIT");
  await caller.end();
  await expect(deletion).resolves.toBeUndefined();
});

it("The oldest account becomes admin when the last admin deletes their account", async () => {
  const admin = await createUser();
  await sql("UPDATE users SET role = CASE WHEN id = $1 THEN 'admin'::\"Role\" ELSE 'member' END", [
    admin.userId,
  ]);
  await deleteAccount(admin, { password });
  expect(
    await sql(
      `SELECT role FROM users WHERE role = 'admin' AND created_at = (SELECT min(created_at) FROM users)`,
    ),
  ).toHaveLength(1);
});

it("A wrong password neither deletes the account nor changes its password", async () => {
  const ctx = await createUser();
  const refusal = { code: "wrong_password", field: "password" };
  await expect(deleteAccount(ctx, { password: "a guess" })).rejects.toMatchObject(refusal);
  await expect(changePassword(ctx, { password: "a guess", newPassword: "taken over" })).rejects.toMatchObject(
    refusal,
  );
  expect(await signIn(ctx, { email: (await getMe(ctx)).email, password })).toMatchObject({ id: ctx.userId });
});

it("Changing the password ends all other sessions", async () => {
  const ctx = await createUser();
  const currentSession = await createBrowserSession(ctx.userId, { userAgent: "Here" });
  const otherSession = await createBrowserSession(ctx.userId, { userAgent: "Elsewhere" });
  await createTokenSession(ctx.userId, { userAgent: "curl" });
  const actor = { kind: "user", userId: ctx.userId, role: "member", sessionId: currentSession } as const;
  await changePassword({ ...ctx, actor }, { password, newPassword: "a better password" });
  expect(await findSession(currentSession)).toMatchObject({ userId: ctx.userId });
  expect(await findSession(otherSession)).toBeNull();
  expect((await listSessions({ ...ctx, actor }, { limit: 50 })).items).toEqual([
    expect.objectContaining({ id: currentSession, userAgent: "Here", isCurrent: true }),
  ]);
  const { email } = await getMe(ctx);
  await expect(signIn(ctx, { email, password })).rejects.toMatchObject({ code: "wrong_email_or_password" });
  await expect(signIn(ctx, { email, password: "a better password" })).resolves.toMatchObject({ email });
});

it("A person can end one of their own sessions, but nobody else's", async () => {
  const [ctx, other] = [await createUser(), await createUser()];
  const session = await createBrowserSession(ctx.userId, {});
  await expect(revokeSession(other, session)).rejects.toMatchObject({ code: "not_found" });
  expect(await findSession(session)).not.toBeNull();
  await revokeSession(ctx, session);
  expect(await findSession(session)).toBeNull();
});
