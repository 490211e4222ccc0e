import { expect, it } from "vitest";
import { createApiToken } from "@/lib/accounts/create-api-token";
import { spotifyId } from "@/testing/catalog";
import { simulated } from "@/testing/simulated";
import { GET as artist } from "../../artists/[id]/route";
import { GET as album } from "./route";

const { connected, requests } = await simulated();

it("An album or artist id that Spotify cannot have is not found without a Spotify call", async () => {
  const { ctx } = await connected();
  const { token } = await createApiToken(ctx, { name: "test", scopes: ["read"] });
  const request = new Request("http://127.0.0.1/", { headers: { authorization: `Bearer ${token}` } });
  const invalidIds = [
    "",
    "1",
    "x".repeat(21),
    "x".repeat(23),
    `${"x".repeat(21)}/`,
    "../../me",
    "💿".repeat(11),
    "%".repeat(22),
  ];
  for (const get of [album, artist])
    for (const id of invalidIds)
      expect((await get(request, { params: Promise.resolve({ id }) })).status, id).toBe(404);
  expect(await requests()).toEqual([]);
  const known = await album(request, { params: Promise.resolve({ id: spotifyId("album", 1) }) });
  expect(known.status).toBe(200);
});
