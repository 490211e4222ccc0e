import { expect, it } from "vitest";
import { prisma } from "@/lib/platform/db";
import { wholeLibraryOptions } from "@/testing/library/imports";
import { createUser } from "@/testing/people";
import { range } from "@/testing/spotify/catalog";
import { deleteExpired } from "./delete-expired";

const day = 86_400_000;
const daysAgo = (days: number) => new Date(Date.now() - days * day);

it("Expired sessions, authorizations, call counts, cooldowns and idempotency keys are deleted, and current ones stay", async () => {
  const { userId } = await createUser();
  const clientId = "c".repeat(32);
  await prisma().session.deleteMany({ where: { userId } });
  for (const days of [31, 29, -1])
    await prisma().session.create({ data: { userId, kind: "browser", expiresAt: daysAgo(days) } });
  for (const days of [31, 1])
    await prisma().spotifyCallCount.create({
      data: { userId, clientId, endpointGroup: "search", hour: daysAgo(days), calls: 1 },
    });
  for (const [kind, days] of [["window", 2] as const, ["quota", -1] as const])
    await prisma().spotifyCooldown.create({
      data: { clientId, endpointGroup: "search", kind, until: daysAgo(days) },
    });
  const authorization = {
    userId,
    clientId,
    codeVerifierSealed: "sealed",
    redirectUri: "http://127.0.0.1/callback",
  };
  for (const [stateHash, days] of [["expired", 2] as const, ["pending", 0] as const])
    await prisma().spotifyAuthorization.create({
      data: { ...authorization, stateHash, expiresAt: daysAgo(days) },
    });
  for (const [key, days] of [["expired", 2] as const, ["kept", 0] as const])
    await prisma().idempotencyKey.create({
      data: { userId, key, requestHash: "h", leaseUntil: daysAgo(days), createdAt: daysAgo(days) },
    });
  await deleteExpired();
  expect(await prisma().session.count({ where: { userId } })).toBe(2);
  expect(await prisma().spotifyCallCount.count({ where: { userId } })).toBe(1);
  expect(await prisma().spotifyCooldown.findMany({ where: { clientId } })).toMatchObject([{ kind: "quota" }]);
  expect(await prisma().spotifyAuthorization.findMany({ where: { userId } })).toMatchObject([
    { stateHash: "pending" },
  ]);
  expect(await prisma().idempotencyKey.findMany({ where: { userId } })).toMatchObject([{ key: "kept" }]);
});

it("Shuffles of a search and ended shuffles are deleted after 30 days without use", async () => {
  const { userId } = await createUser();
  const createShuffle = (name: string, source: object, days = 31) =>
    prisma().shuffleSession.create({
      data: { userId, name, seed: "", source: JSON.stringify(source), usedAt: daysAgo(days) },
    });
  const search = { kind: "search" };
  await createShuffle("a search", { ...search, search: "old" });
  await createShuffle("a search of this month", { ...search, search: "new" }, 29);
  const playing = await createShuffle("a search that plays", { ...search, search: "plays" });
  await createShuffle("liked songs", { kind: "likedSongs" });
  const ended = await createShuffle("an ended playlist", { kind: "playlists", playlistIds: ["1"] });
  await prisma().queue.create({ data: { userId, shuffleId: playing.id } });
  await prisma().shuffleSession.update({
    where: { id: ended.id },
    data: { endedReason: "playlist_deleted" },
  });
  await deleteExpired();
  const remaining = await prisma().shuffleSession.findMany({ where: { userId } });
  expect(remaining.map(({ name }) => name).sort()).toEqual([
    "a search of this month",
    "a search that plays",
    "liked songs",
  ]);
});

it("Old jobs are deleted except the newest fifty, open jobs and the last import of the whole library", async () => {
  const { userId } = await createUser();
  const createJob = (days: number, columns: object) =>
    prisma().syncJob.create({
      data: {
        userId,
        kind: "import",
        options: { playlists: [], likedSongs: true },
        state: "failed",
        createdAt: daysAgo(days),
        finishedAt: daysAgo(days),
        ...columns,
      },
    });
  const waiting = await createJob(400, { state: "waiting", finishedAt: null });
  const olderWhole = await createJob(300, { state: "completed", options: wholeLibraryOptions });
  const whole = await createJob(200, { state: "completed", options: wholeLibraryOptions });
  const old = await createJob(180, {});
  for (const number of range(49)) await createJob(170 - number, {});
  const young = await createJob(1, {});
  await prisma().syncPage.create({
    data: { jobId: young.id, list: "liked", offset: 0, version: "1", total: 1, entries: [] },
  });
  await prisma().syncJob.update({ where: { id: young.id }, data: { finishedAt: daysAgo(2) } });
  await deleteExpired();
  const remaining = new Set((await prisma().syncJob.findMany({ where: { userId } })).map(({ id }) => id));
  expect([waiting, olderWhole, whole, old, young].map(({ id }) => remaining.has(id))).toEqual([
    true,
    false,
    true,
    false,
    true,
  ]);
  expect(remaining.size).toBe(52);
  expect(await prisma().syncPage.count({ where: { jobId: young.id } })).toBe(0);
});
