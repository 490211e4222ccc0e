import { expect, it } from "vitest";
import { createApiToken } from "@/lib/accounts/create-api-token";
import type { UserContext } from "@/lib/core/context";
import { createUser } from "@/testing/people";
import { POST } from "./route";

async function send(ctx: UserContext, body: unknown) {
  const { token } = await createApiToken(ctx, { name: "test", scopes: ["read", "write"] });
  return POST(
    new Request("http://127.0.0.1/", {
      method: "POST",
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      body: JSON.stringify(body),
    }),
    { params: Promise.resolve({}) },
  );
}

const createFile = (content: object) => ({ format: "tonearm-library", version: 1, ...content });
it.each([
  ["another format", { format: "spotify" }, "format"],
  ["a later version", { version: 2 }, "version"],
  ["playlists that are no list", { playlists: {} }, "playlists"],
])("An import of a file with %s is refused, and the error names the field", async (_, content, path) => {
  const reply = await send(await createUser(), createFile(content));
  expect(reply.status).toBe(400);
  expect(await reply.json()).toMatchObject({ code: "validation_failed", errors: [{ path }] });
});

it("An imported file may have two megabytes but not 33", async () => {
  const ctx = await createUser();
  const fileOfSize = (megabytes: number) => createFile({ padding: "x".repeat(megabytes * 1024 * 1024) });
  expect((await send(ctx, fileOfSize(2))).status).toBe(201);
  expect((await send(ctx, fileOfSize(33))).status).toBe(413);
});
