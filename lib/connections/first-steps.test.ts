import { expect, it } from "vitest";
import { sql } from "@/lib/platform/db";
import { play } from "@/lib/player/play";
import { startShuffle } from "@/lib/shuffle/start-shuffle";
import { runImport } from "@/testing/library/imports";
import { createUser } from "@/testing/people";
import { connectWithDevices } from "@/testing/playback/player-devices";
import { simulated } from "@/testing/spotify/simulated";
import { getFirstSteps } from "./get-first-steps";
import { hideFirstSteps } from "./hide-first-steps";

const simulator = await simulated();
const none = { isHidden: false, hasImported: false, hasPlayed: false };

/** Stores a play that Spotify reported, so many minutes after now. */
const storePlay = (userId: string, minutes: number) =>
  sql(
    `INSERT INTO plays (user_id, song_id, played_at, source)
     SELECT $1, id, now() + $2 * interval '1 minute', 'recently-played' FROM songs WHERE user_id = $1 LIMIT 1`,
    [userId, minutes],
  );

it("A new person has taken no step", async () => {
  expect(await getFirstSteps(await createUser())).toEqual(none);
});

it("Only a completed import counts, and only plays after it, without any call to Spotify", async () => {
  const { ctx } = await connectWithDevices(simulator, 3);
  await storePlay(ctx.userId, 1);
  expect(await getFirstSteps(ctx)).toEqual(none);
  const { id } = await runImport(ctx);
  await sql("UPDATE plays SET played_at = now() - interval '1 hour' WHERE user_id = $1", [ctx.userId]);
  const { length } = await simulator.requests();
  expect(await getFirstSteps(ctx)).toEqual({ ...none, hasImported: true });
  await storePlay(ctx.userId, 1);
  expect(await getFirstSteps(ctx)).toEqual({ ...none, hasImported: true, hasPlayed: true });
  expect(await simulator.requests()).toHaveLength(length);
  await sql("UPDATE sync_jobs SET state = 'failed' WHERE id = $1", [id]);
  expect(await getFirstSteps(ctx)).toEqual(none);
});

it("A shuffle counts as a play once Spotify has accepted it", async () => {
  const { control } = simulator;
  const { ctx, id, spotifyUser } = await connectWithDevices(simulator, 3);
  const { id: shuffleId } = await startShuffle(ctx, { playlistIds: [id] });
  await control("PUT", `players/${spotifyUser}`, { devices: [] });
  await expect(play(ctx, { shuffleId })).rejects.toMatchObject({ code: "no_active_device" });
  expect(await getFirstSteps(ctx)).toEqual(none);
  await control("PUT", `players/${spotifyUser}`, { devices: [{ id: "desk", name: "Desk", isActive: true }] });
  await play(ctx, { shuffleId });
  expect(await getFirstSteps(ctx)).toEqual({ ...none, hasPlayed: true });
});

it("A checklist that one person hides stays visible for others", async () => {
  const [ada, ben] = [await createUser(), await createUser()];
  await hideFirstSteps(ada);
  expect(await getFirstSteps(ada)).toEqual({ ...none, isHidden: true });
  expect(await getFirstSteps(ben)).toEqual(none);
});
