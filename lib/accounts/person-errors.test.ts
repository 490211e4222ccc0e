import { randomUUID } from "node:crypto";
import { afterAll, expect, it } from "vitest";
import { listPersonErrors } from "@/lib/admin/list-person-errors";
import type { UserContext } from "@/lib/core/context";
import { AppError, type ErrorCode } from "@/lib/core/errors";
import { prisma, sql } from "@/lib/platform/db";
import { closeQueue } from "@/lib/platform/jobs";
import { issue } from "@/lib/schemas/issue";
import { RateLimited } from "@/lib/spotify/errors";
import { runImport } from "@/testing/library/imports";
import { createAdmin, createUser } from "@/testing/people";
import { simulated } from "@/testing/spotify/simulated";
import { deleteAccount } from "./delete-account";
import { deleteExpired } from "./delete-expired";
import { listOwnErrors } from "./list-own-errors";
import { flushErrors, recordError } from "./person-errors";

const { connected, control } = await simulated();
afterAll(closeQueue);

const admin = await createAdmin();
const list = async ({ userId }: UserContext, query: { limit?: number; cursor?: string } = {}) =>
  listPersonErrors(admin, userId, { limit: 50, ...query });

it("A refusal of Spotify shows up with place, code, time and what to tell the person, and nothing of theirs", async () => {
  const { ctx, spotifyUser } = await connected();
  await control("PATCH", `users/${spotifyUser}`, { allowListed: false });
  const { id: jobId } = await runImport(ctx);
  expect((await list(ctx)).items).toMatchObject([
    {
      place: "import",
      code: "not_allow_listed",
      status: 409,
      detail: expect.stringContaining("the tab with its users"),
      requestId: jobId,
      count: 1,
    },
  ]);
});

it("Repetitions of an error are one row with a count and the latest request", async () => {
  const ctx = await createUser();
  const place = "GET /player";
  const meet = (requestId: string) =>
    recordError(ctx.userId, place, new AppError("reauth_required", { reason: "ended" }), requestId);
  meet("first");
  meet("second");
  await flushErrors();
  meet("third");
  recordError(ctx.userId, "import", new Error("a bug"), "fourth");
  const { items } = await list(ctx);
  expect(items.map(({ place, code, requestId, count }) => [place, code, requestId, count]).sort()).toEqual([
    ["GET /player", "reauth_required", "third", 3],
    ["import", "internal_error", "fourth", 1],
  ]);
});

it("A person sees their own last errors, the latest first, and nobody else's", async () => {
  const [ctx, other] = [await createUser(), await createUser()];
  recordError(ctx.userId, "import", new AppError("reauth_required", { reason: "ended" }), "first");
  await flushErrors();
  recordError(ctx.userId, "GET /player", new AppError("owner_without_premium"), "second");
  recordError(other.userId, "import", new AppError("premium_required"), "foreign");
  const requests = async (limit: number) =>
    (await listOwnErrors(ctx, limit)).map(({ requestId }) => requestId);
  expect(await requests(5)).toEqual(["second", "first"]);
  expect(await requests(1)).toEqual(["second"]);
});

it("While the most errors are collected, repetitions of one of them still count", async () => {
  const ctx = await createUser();
  await flushErrors();
  const meet = (place: "GET /player" | "import", userId: string = randomUUID()) =>
    recordError(userId, place, new AppError("reauth_required", { reason: "ended" }), "test");
  meet("GET /player", ctx.userId);
  for (let index = 1; index < 1000; index++) meet("GET /player");
  meet("GET /player", ctx.userId);
  meet("import", ctx.userId);
  expect((await list(ctx)).items).toMatchObject([{ place: "GET /player", count: 2 }]);
});

it("Mistakes of a request, refused sign-ins and rate limits of Tonearm are not recorded", async () => {
  const ctx = await createUser();
  const noise: AppError[] = [
    new AppError("validation_failed", {
      reason: "request",
      message: issue("oneOf", { count: 2, values: "their, text" }),
    }),
    new AppError("not_signed_in"),
    new AppError("not_found", { reason: "song" }),
    new AppError("too_many_requests", { reason: "sign_in", until: new Date() }),
  ];
  for (const error of noise) recordError(ctx.userId, "POST /playlists", error, "r");
  expect((await list(ctx)).items).toEqual([]);
});

it("A stored error contains the reason and the numbers of its detail and no other parameter", async () => {
  const ctx = await createUser();
  const cause = new RateLimited("quota", new Date(Date.now() + 3_600_000), { endpoint: "/me/private" });
  const incomplete = new AppError(
    "playlist_edit_incomplete",
    {
      reason: "add",
      written: 100,
      total: 300,
      cause: { code: "method_not_allowed", parameters: { path: "My secret playlist" } },
    },
    { cause },
  );
  recordError(ctx.userId, "POST /playlists/{id}/tracks", incomplete, "r");
  recordError(ctx.userId, "GET /search", new AppError("scope_missing", { reason: "library" }), "r");
  recordError(
    ctx.userId,
    "GET /search",
    new AppError("spotify_reply_unusable", { endpoint: "/me/private" }),
    "r",
  );
  const full = new AppError("playlist_full", { limit: 10_000, total: 10_001 });
  recordError(ctx.userId, "POST /playlists/{id}/tracks", full, "r");
  await flushErrors();
  const rows = await sql("SELECT code, reason, numbers FROM person_errors WHERE user_id = $1 ORDER BY code", [
    ctx.userId,
  ]);
  expect(rows).toEqual([
    { code: "playlist_full", reason: "", numbers: { limit: 10_000, total: 10_001 } },
    { code: "quota_exceeded", reason: "", numbers: {} },
    { code: "scope_missing", reason: "library", numbers: {} },
    { code: "spotify_reply_unusable", reason: "", numbers: {} },
  ]);
  const { items } = await list(ctx);
  expect(items.find(({ code }) => code === "playlist_full")?.detail).toBe(full.message);
  expect(items.find(({ code }) => code === "scope_missing")?.detail).toContain("liked songs");
});

it("The list comes in pages, the latest first, and an unknown code of another version still has a text", async () => {
  const ctx = await createUser();
  await sql(
    `INSERT INTO person_errors (user_id, place, code, request_id, count, first_at, last_at)
       SELECT $1, 'import', 'code ' || n, 'r', 1, now(), now() - n * interval '1 minute' FROM generate_series(1, 5) n`,
    [ctx.userId],
  );
  const first = await list(ctx, { limit: 3 });
  const second = await list(ctx, { limit: 3, cursor: first.nextCursor ?? "" });
  expect([...first.items, ...second.items].map(({ code }) => code)).toEqual(
    [1, 2, 3, 4, 5].map(number => `code ${number}`),
  );
  expect(second.nextCursor).toBeNull();
  expect(first.items[0]?.detail).not.toBe("");
  await expect(listPersonErrors(admin, randomUUID(), { limit: 1 })).rejects.toMatchObject({
    code: "not_found",
  });
});

it("Errors are deleted after 30 days, and all but the latest 50 of a person", async () => {
  const [many, old] = [await createUser(), await createUser()];
  const insert = `INSERT INTO person_errors (user_id, place, code, request_id, count, first_at, last_at)
    SELECT $1, 'place ' || n, 'rate_limited', 'r', 1, now(), now() - n * $2::interval FROM generate_series(1, $3) n`;
  await sql(insert, [many.userId, "1 minute", 60]);
  await sql(insert, [old.userId, "20 days", 2]);
  await deleteExpired(prisma());
  const count = ({ userId }: UserContext) => prisma().personError.count({ where: { userId } });
  expect(await count(many)).toBe(50);
  expect(await count(old)).toBe(1);
  expect((await list(many)).items.map(({ place }) => place)).toEqual(
    Array.from({ length: 50 }, (_, n) => `place ${n + 1}`),
  );
});

it("An error of an account that is deleted meanwhile is dropped, and the errors of others are written", async () => {
  const [gone, other] = [await createUser(), await createUser()];
  const code: ErrorCode = "spotify_unavailable";
  for (const { userId } of [gone, other]) recordError(userId, "import", new AppError(code), "r");
  await deleteAccount(gone, { password: "a good password" });
  expect((await list(other)).items).toMatchObject([{ code }]);
});
