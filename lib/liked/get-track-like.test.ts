import { expect, it } from "vitest";
import { trackId } from "@/testing/spotify/catalog";
import { simulated } from "@/testing/spotify/simulated";
import { getTrackLike } from "./get-track-like";
import { unlikeSong } from "./like-song";
import { likeTrack } from "./like-track";

const { connected, requests, forgetRequests } = await simulated();

it("The like of a track is known from the person's own library, without a call to Spotify", async () => {
  const [{ ctx }, other] = [await connected(), await connected()];
  expect(await getTrackLike(ctx, trackId(1))).toEqual({ songId: null, isLiked: false });
  const { songId } = await likeTrack(ctx, trackId(1));
  await forgetRequests();
  expect(await getTrackLike(ctx, trackId(1))).toEqual({ songId, isLiked: true });
  expect(await getTrackLike(other.ctx, trackId(1))).toEqual({ songId: null, isLiked: false });
  expect(await requests()).toEqual([]);
  await unlikeSong(ctx, songId);
  expect(await getTrackLike(ctx, trackId(1))).toEqual({ songId, isLiked: false });
});
