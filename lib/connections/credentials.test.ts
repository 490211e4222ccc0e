import { describe, expect, it } from "vitest";
import { prisma } from "@/lib/platform/db";
import { watchPlayer } from "@/lib/player/watch-player";
import { connect, createUser } from "@/testing/people";
import { simulated } from "@/testing/spotify/simulated";
import { deleteCredentials } from "./delete-credentials";
import { getConnection } from "./get-connection";
import { getCredentials } from "./get-credentials";
import { saveCredentials } from "./save-credentials";

const { connected, fault, listener } = await simulated();

const readRow = (userId: string) => prisma().spotifyCredentials.findUnique({ where: { userId } });

describe("credentials", () => {
  it("credentials are checked with Spotify and stored, and the secret is never shown again", async () => {
    const ctx = await createUser();
    const { clientId, clientSecret } = await listener();
    const replies = [await saveCredentials(ctx, { clientId, clientSecret }), await getCredentials(ctx)];
    for (const reply of replies) {
      expect(reply).toMatchObject({
        clientId,
        clientSecretSet: true,
        redirectUri: "http://127.0.0.1:3000/callback",
        redirectUriProblem: null,
      });
      expect(JSON.stringify(reply)).not.toContain(clientSecret);
    }
    await expect(getConnection(ctx)).resolves.toMatchObject({ state: "credentials-saved" });
  });

  it("Another app begins without the pauses and the calls of the former one", async () => {
    const { ctx } = await connected();
    await fault("/v1/me/player", { status: 429, headers: { "retry-after": "72000" } });
    expect((await watchPlayer(ctx)).problem?.code).toBe("quota_exceeded");
    expect((await getConnection(ctx)).callsLast24h).not.toEqual({});
    const other = await listener();
    await saveCredentials(ctx, other);
    expect(await getConnection(ctx)).toMatchObject({ callsLast24h: {}, cooldowns: [] });
    await connect(ctx, other.spotifyUser);
    expect((await watchPlayer(ctx)).problem).toBeNull();
  });

  it("credentials are sealed in the table, and sealing them again gives another text", async () => {
    const ctx = await createUser();
    const app = await listener();
    await saveCredentials(ctx, app);
    const first = await readRow(ctx.userId);
    expect(JSON.stringify(first)).not.toContain(app.clientSecret);
    await saveCredentials(ctx, app);
    expect((await readRow(ctx.userId))?.clientSecretSealed).not.toBe(first?.clientSecretSealed);
  });

  const unknownHex = "f".repeat(32);
  it.each([
    ["an id that is not 32 hexadecimal digits", { clientId: "abc" }, "clientId"],
    ["a secret that is not 32 hexadecimal digits", { clientSecret: "abc" }, "clientSecret"],
    ["an id that Spotify does not know", { clientId: unknownHex }, "clientId"],
    ["a secret that belongs to another id", { clientSecret: unknownHex }, "clientSecret"],
  ])(
    "credentials with %s are refused, the error names the field, and the former credentials stay",
    async (_, change, path) => {
      const ctx = await createUser();
      const app = await listener();
      await saveCredentials(ctx, app);
      const before = await readRow(ctx.userId);
      await expect(saveCredentials(ctx, { ...app, ...change })).rejects.toMatchObject({
        code: "invalid_spotify_credentials",
        field: path,
      });
      expect(await readRow(ctx.userId)).toEqual(before);
    },
  );

  it.each([
    ["answers with an error", { status: 503, body: "upstream error" }, "spotify_unavailable"],
    ["drops the connection", { drop: true }, "spotify_unavailable"],
    ["answers with a web page", { status: 200, body: "<html>" }, "spotify_reply_unusable"],
    ["answers with unexpected JSON", { status: 200, body: { hello: 1 } }, "spotify_reply_unusable"],
    ["asks for a pause", { status: 429, headers: { "retry-after": "3" } }, "spotify_unavailable"],
  ])("credentials are not stored when Spotify %s", async (_, failure, code) => {
    const ctx = await createUser();
    const app = await listener();
    await fault("/api/token", failure);
    await expect(saveCredentials(ctx, app)).rejects.toMatchObject({ code });
    expect(await readRow(ctx.userId)).toBeNull();
  });

  it("credentials of another app end the connection", async () => {
    const { ctx } = await connected();
    await saveCredentials(ctx, await listener());
    await expect(getConnection(ctx)).resolves.toMatchObject({
      state: "credentials-saved",
      spotifyUser: null,
    });
  });

  it("a new secret of the same app keeps the connection", async () => {
    const { ctx, ...app } = await connected();
    await saveCredentials(ctx, app);
    await expect(getConnection(ctx)).resolves.toMatchObject({ state: "connected" });
  });

  it("deleting the credentials deletes the connection", async () => {
    const { ctx } = await connected();
    await deleteCredentials(ctx);
    await expect(getConnection(ctx)).resolves.toMatchObject({ state: "no-credentials", scopes: [] });
    await expect(getCredentials(ctx)).resolves.toMatchObject({ clientId: null, clientSecretSet: false });
  });

  it("deleting credentials does not affect other people", async () => {
    const [ada, bob] = await Promise.all([connected(), connected()]);
    await deleteCredentials(ada.ctx);
    await expect(getCredentials(bob.ctx)).resolves.toMatchObject({ clientId: bob.clientId });
    await expect(getConnection(bob.ctx)).resolves.toMatchObject({ state: "connected" });
  });
});
