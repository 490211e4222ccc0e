import { expect, it } from "vitest";
import { createApiToken } from "@/lib/accounts/create-api-token";
import type { UserContext } from "@/lib/core/context";
import { createPlaylist } from "@/lib/playlists/create-playlist";
import { createUser } from "@/testing/people";
import { GET } from "./route";

it("An exported playlist is a file with the playlist's name, and other people get a 404", async () => {
  const ctx = await createUser();
  const { id } = await createPlaylist(ctx, { name: 'Höhle, "quoted"', description: "" });
  const requestExport = async (person: UserContext, format: string) => {
    const { token } = await createApiToken(person, { name: "test", scopes: ["read"] });
    const request = new Request(`http://127.0.0.1/?format=${format}`, {
      headers: { authorization: `Bearer ${token}` },
    });
    return GET(request, { params: Promise.resolve({ id }) });
  };
  const reply = await requestExport(ctx, "csv");
  expect(reply.headers.get("content-type")).toContain("text/csv");
  expect(reply.headers.get("content-disposition")).toBe(
    `attachment; filename="H_hle_ _quoted_.csv"; filename*=UTF-8''H%C3%B6hle%2C%20%22quoted%22.csv`,
  );
  expect(await reply.text()).toMatch(/^Playlist,Position,/);
  expect((await requestExport(ctx, "xml")).status).toBe(400);
  expect((await requestExport(await createUser(), "json")).status).toBe(404);
});
