import { randomBytes } from "node:crypto";
import pg from "pg";
import { expect, inject, it, onTestFinished } from "vitest";
import { prisma } from ".";
import { applyMigrations, pendingMigration } from "./migrations";

async function runOnServer(text: string) {
  const client = new pg.Client({ connectionString: inject("postgresUrl") });
  await client.connect();
  await client.query(text);
  await client.end();
}

async function createEmptyDatabase(): Promise<string> {
  const name = `empty_${randomBytes(6).toString("hex")}`;
  await runOnServer(`CREATE DATABASE ${name}`);
  onTestFinished(() => runOnServer(`DROP DATABASE ${name} WITH (FORCE)`));
  const url = new URL(inject("postgresUrl"));
  url.pathname = `/${name}`;
  return url.href;
}

it("the migrations produce the schema, and no migration is missing", async () => {
  expect(await pendingMigration(inject("postgresUrl"))).toBeNull();
});

it("two concurrent runs apply the migrations once", async () => {
  const url = await createEmptyDatabase();
  const applied = await Promise.all([applyMigrations(url), applyMigrations(url)]);
  expect(applied.filter(names => names.length > 0)).toHaveLength(1);
  expect(await applyMigrations(url)).toEqual([]);
});

it("every listed table has the columns that the Prisma client reads", async () => {
  const client = prisma();
  const reads = [
    client.user.findFirst(),
    client.session.findFirst(),
    client.apiToken.findFirst(),
    client.spotifyCredentials.findFirst(),
    client.spotifyConnection.findFirst(),
    client.spotifyAuthorization.findFirst(),
    client.spotifyCooldown.findFirst(),
    client.spotifyCallCount.findFirst(),
    client.song.findFirst(),
    client.likedSong.findFirst(),
    client.playlist.findFirst(),
    client.playlistItem.findFirst(),
    client.syncJob.findFirst(),
    client.shuffleSession.findFirst(),
    client.shuffleSlot.findFirst(),
    client.shuffleSpread.findFirst(),
  ];
  await expect(Promise.all(reads)).resolves.toEqual(reads.map(() => null));
});
