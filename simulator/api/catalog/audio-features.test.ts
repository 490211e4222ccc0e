import { describe, expect, test } from "vitest";
import { defaultClientId, id, type Simulated, simulate } from "../../test-support";

/** Signed in through an app that is old enough to read audio features. */
async function older({ control, signIn }: Simulated) {
  await control("PATCH", `apps/${defaultClientId}`, { audioFeatures: true });
  return signIn();
}

type Answer = { status: number; body: { audio_features: ({ id: string } | null)[] } };

const ids = (count: number) => Array.from({ length: count }, (_, number) => id("track", number));

describe("audio features", () => {
  test("are refused to apps, as to all that were made since November 2024", async () => {
    const { signIn } = await simulate();
    const { get } = await signIn();
    for (const path of [`/audio-features?ids=${id("track", 1)}`, `/audio-features/${id("track", 1)}`])
      expect(await get(path)).toMatchObject({
        status: 403,
        body: { error: { status: 403, message: "Forbidden" } },
      });
  });

  test("are given to an older app, in the order of the request, null where there are none", async () => {
    const { get } = await older(await simulate());
    const asked = [...ids(60), "x".repeat(22)];
    const { status, body } = (await get(`/audio-features?ids=${asked.join(",")}`)) as unknown as Answer;
    expect(status).toBe(200);
    expect(body.audio_features).toHaveLength(61);
    expect(body.audio_features[60]).toBeNull();
    const given = body.audio_features.filter(each => each !== null);
    expect(given.length).toBeGreaterThan(50);
    for (const [index, features] of body.audio_features.entries())
      if (features) expect(features).toMatchObject({ id: asked[index], time_signature: 4 });
    const { body: single } = await get(`/audio-features/${given[0]?.id}`);
    expect(single).toEqual(given[0]);
    expect((await get(`/audio-features/${"x".repeat(22)}`)).status).toBe(404);
  });

  test("take a hundred ids, no more and not none", async () => {
    const { get } = await older(await simulate());
    expect((await get(`/audio-features?ids=${ids(100).join(",")}`)).status).toBe(200);
    expect((await get(`/audio-features?ids=${ids(101).join(",")}`)).status).toBe(400);
    expect((await get("/audio-features")).status).toBe(400);
  });
});
