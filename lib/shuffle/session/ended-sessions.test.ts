import { afterAll, describe, expect, it } from "vitest";
import { closeQueue } from "@/lib/platform/jobs";
import { deletePlaylist } from "@/lib/playlists/delete-playlist";
import { changeSpread } from "@/lib/shuffle/change-spread";
import { getShuffle } from "@/lib/shuffle/get-shuffle";
import { listUpcoming } from "@/lib/shuffle/list-upcoming";
import { nextInShuffle } from "@/lib/shuffle/next-in-shuffle";
import { startShuffle } from "@/lib/shuffle/start-shuffle";
import { createLocalPlaylist } from "@/testing/library/playlists";
import { createUser } from "@/testing/people";

afterAll(closeQueue);

describe("a shuffle whose playlist is deleted", () => {
  it("A shuffle of a deleted playlist ends with a reason, and requests for the playlist fail with not_found", async () => {
    const ctx = await createUser();
    const { id } = await createLocalPlaylist(ctx, 5);
    const session = await startShuffle(ctx, { playlistIds: [id] });
    await nextInShuffle(ctx, { id: session.id });
    await deletePlaylist(ctx, id);
    const ended = await getShuffle(ctx, { id: session.id });
    expect(ended.endedReason).toMatch(/^Its playlist was deleted/);
    for (const request of [
      () => nextInShuffle(ctx, { id: session.id }),
      () => listUpcoming(ctx, session.id, { limit: 5 }),
      () => changeSpread(ctx, session.id, "even"),
    ])
      await expect(request()).rejects.toMatchObject({
        code: "shuffle_ended",
        message: expect.stringContaining("was deleted"),
      });
    for (const request of [
      () => nextInShuffle(ctx, { playlistId: id }),
      () => getShuffle(ctx, { playlistId: id }),
      () => startShuffle(ctx, { playlistIds: [id] }),
    ])
      await expect(request()).rejects.toMatchObject({ code: "not_found" });
  });

  it("A shuffle of several playlists continues until the last playlist is deleted", async () => {
    const ctx = await createUser();
    const [one, other] = [await createLocalPlaylist(ctx, 4), await createLocalPlaylist(ctx, 5)];
    const { id } = await startShuffle(ctx, { playlistIds: [one.id, other.id] });
    await deletePlaylist(ctx, one.id);
    await expect(getShuffle(ctx, { id })).resolves.toMatchObject({ size: 5, endedReason: null });
    await deletePlaylist(ctx, other.id);
    await expect(nextInShuffle(ctx, { id })).rejects.toMatchObject({ code: "shuffle_ended" });
  });
});
