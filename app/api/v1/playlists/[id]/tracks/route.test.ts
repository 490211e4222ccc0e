import { expect, it } from "vitest";
import { createApiToken } from "@/lib/accounts/create-api-token";
import { allItems } from "@/testing/library/library";
import { createLocalPlaylist } from "@/testing/library/playlists";
import { createUser } from "@/testing/people";
import { POST as move } from "./move/route";
import { POST as add } from "./route";

it("Ids in upper case are accepted as the same ids", async () => {
  const ctx = await createUser();
  const { token } = await createApiToken(ctx, { name: "test", scopes: ["write"] });
  const { id, itemIds, songIds } = await createLocalPlaylist(ctx, 2);
  const inUpperCase = (ids: string[]) => ids.map(id => id.toUpperCase());
  const send = (post: typeof add, body: object) => {
    const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
    const request = new Request("http://127.0.0.1/", { method: "POST", headers, body: JSON.stringify(body) });
    return post(request, { params: Promise.resolve({ id: id.toUpperCase() }) });
  };
  expect((await send(add, { songIds: inUpperCase(songIds) })).status).toBe(201);
  expect((await send(move, { itemIds: inUpperCase(itemIds), before: null })).status).toBe(204);
  const items = await allItems(ctx, id);
  expect(items.map(({ song }) => song?.id)).toEqual([...songIds, ...songIds]);
  expect(items.slice(2).map(item => item.id)).toEqual(itemIds);
});
