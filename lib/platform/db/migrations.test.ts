import { randomBytes } from "node:crypto";
import pg from "pg";
import { expect, inject, it, onTestFinished } from "vitest";
import { prisma } from ".";
import { applyMigrations, pendingMigration } from "./migrations";

async function onServer(text: string) {
  const client = new pg.Client({ connectionString: inject("postgresUrl") });
  await client.connect();
  await client.query(text);
  await client.end();
}

async function emptyDatabase(): Promise<string> {
  const name = `empty_${randomBytes(6).toString("hex")}`;
  await onServer(`CREATE DATABASE ${name}`);
  onTestFinished(() => onServer(`DROP DATABASE ${name} WITH (FORCE)`));
  const url = new URL(inject("postgresUrl"));
  url.pathname = `/${name}`;
  return url.href;
}

it("the migrations lead to the schema, and none is missing", async () => {
  expect(await pendingMigration(inject("postgresUrl"))).toBeNull();
});

it("migrations are applied once, also by two processes that start together", async () => {
  const url = await emptyDatabase();
  const applied = await Promise.all([applyMigrations(url), applyMigrations(url)]);
  expect(applied.filter(names => names.length > 0)).toHaveLength(1);
  expect(await applyMigrations(url)).toEqual([]);
});

it("every table has the columns of the client", async () => {
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
