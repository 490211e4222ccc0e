import { expect, it } from "vitest";
import { createApiToken } from "@/lib/accounts/create-api-token";
import { spotifyId } from "@/testing/spotify/catalog";
import { simulated } from "@/testing/spotify/simulated";
import { GET as getArtist } from "../../artists/[id]/route";
import { GET as getAlbum } from "./route";

const { connected, requests } = await simulated();

it("A malformed id of an album or artist is not found and costs no call", async () => {
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
  for (const get of [getAlbum, getArtist])
    for (const id of invalidIds)
      expect((await get(request, { params: Promise.resolve({ id }) })).status, id).toBe(404);
  expect(await requests()).toEqual([]);
  const validReply = await getAlbum(request, { params: Promise.resolve({ id: spotifyId("album", 1) }) });
  expect(validReply.status).toBe(200);
});
