import { readdirSync } from "node:fs";
import { afterAll, expect, it } from "vitest";
import type { UserContext } from "@/lib/core/context";
import { prisma } from "@/lib/platform/db";
import { closeQueue } from "@/lib/platform/jobs";
import { getImport } from "@/lib/sync/get-import";
import { startImport } from "@/lib/sync/start-import";
import { runImport, wholeLibraryOptions } from "@/testing/library/imports";
import { createAdmin, createUser } from "@/testing/people";
import { range, trackId } from "@/testing/spotify/catalog";
import { simulated } from "@/testing/spotify/simulated";
import { cancelImportAsAdmin } from "./cancel-import-as-admin";
import { listAllImports } from "./list-all-imports";
import { listPeople } from "./list-people";
import { startImportAsAdmin } from "./start-import-as-admin";

const { connected } = await simulated();
afterAll(closeQueue);

const hour = 3_600_000;

const verbModules = readdirSync(import.meta.dirname)
  .map(file => file.replace(/\.ts$/, ""))
  .filter(name => !name.endsWith(".test"));

const tokenContext = (ctx: UserContext, role: "member" | "admin"): UserContext => ({
  ...ctx,
  actor: {
    kind: "apiToken",
    userId: ctx.userId,
    role,
    tokenId: crypto.randomUUID(),
    scopes: ["read", "write"],
  },
});

it.each(verbModules)("Every verb in lib/admin/%s refuses members and every API token", async name => {
  const admin = await createAdmin();
  const verbs = Object.values<(...parameters: unknown[]) => Promise<unknown>>(
    await import(/* @vite-ignore */ `./${name}.ts`),
  );
  expect(verbs.length).toBeGreaterThan(0);
  const member = await createUser();
  for (const [ctx, reason] of [
    [member, "admins_only"],
    [tokenContext(member, "member"), "admins_only"],
    [tokenContext(admin, "admin"), "no_api_token"],
  ] as const)
    for (const verb of verbs)
      await expect(verb(ctx, { limit: 1 }, wholeLibraryOptions)).rejects.toMatchObject({
        code: "not_allowed",
        parameters: { reason },
      });
});

it("The list of people shows their connection, the calls of a day and the newest import", async () => {
  const adminCtx = await createAdmin();
  const stranger = await createUser();
  const { ctx, clientId } = await connected({ likedTrackIds: range(10).map(trackId) });
  await runImport(ctx);
  const { finishedAt } = await runImport(ctx);
  const oldCalls = { userId: ctx.userId, clientId, endpointGroup: "search", calls: 1_000 };
  await prisma().spotifyCallCount.create({ data: { ...oldCalls, hour: new Date(Date.now() - 25 * hour) } });
  const { items } = await listPeople(adminCtx, { limit: 100 });
  const findPerson = (id: string) => items.find(person => person.id === id);
  expect(findPerson(ctx.userId)).toMatchObject({
    connection: "connected",
    // One call for the profile when the person connected, and two calls for each of the two imports.
    callsLast24h: 5,
    lastImport: { state: "completed", finishedAt },
  });
  expect(findPerson(stranger.userId)).toMatchObject({
    connection: "no-credentials",
    callsLast24h: 0,
    lastImport: null,
  });
  await prisma().spotifyConnection.update({
    where: { userId: ctx.userId },
    data: { reauthRequiredAt: new Date() },
  });
  const [newest] = (await listPeople(adminCtx, { limit: 1 })).items;
  expect(newest).toMatchObject({ id: ctx.userId, connection: "reauth-required" });
});

it("An admin can start another person's import, see it in the list and cancel it", async () => {
  const adminCtx = await createAdmin();
  const { ctx } = await connected();
  const { id } = await startImportAsAdmin(adminCtx, ctx.userId, wholeLibraryOptions);
  expect((await listAllImports(adminCtx, { limit: 1 })).items).toMatchObject([
    { id, state: "queued", automatic: false, user: { id: ctx.userId } },
  ]);
  await expect(cancelImportAsAdmin(adminCtx, id)).resolves.toMatchObject({ id, state: "cancelled" });
  await expect(getImport(ctx, id)).resolves.toMatchObject({ state: "cancelled" });
  await expect(cancelImportAsAdmin(adminCtx, crypto.randomUUID())).rejects.toMatchObject({
    code: "not_found",
  });
  await expect(startImport(ctx, wholeLibraryOptions)).resolves.toMatchObject({ state: "queued" });
});
