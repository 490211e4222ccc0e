import { describe, expect, test } from "vitest";
import { id, simulate, type TestSimulator } from "../../test-support";
import { defaultApp } from "../../world/defaults";

/** Signs in through an app that is old enough to read audio features. */
async function signInWithOldApp({ control, signIn }: TestSimulator) {
  await control("PATCH", `apps/${defaultApp.clientId}`, { audioFeatures: true });
  return signIn();
}

type AudioFeaturesReply = { status: number; body: { audio_features: ({ id: string } | null)[] } };

const ids = (count: number) => Array.from({ length: count }, (_, number) => id("track", number));

describe("audio features", () => {
  test("Audio features are refused to apps created since November 2024", async () => {
    const { signIn } = await simulate();
    const { get } = await signIn();
    for (const path of [`/audio-features?ids=${id("track", 1)}`, `/audio-features/${id("track", 1)}`])
      expect(await get(path)).toMatchObject({
        status: 403,
        body: { error: { status: 403, message: "Forbidden" } },
      });
  });

  test("Audio features are returned to an older app in the requested order, null for unknown tracks", async () => {
    const { get } = await signInWithOldApp(await simulate());
    const requested = [...ids(60), "x".repeat(22)];
    const { status, body } = (await get(
      `/audio-features?ids=${requested.join(",")}`,
    )) as unknown as AudioFeaturesReply;
    expect(status).toBe(200);
    expect(body.audio_features).toHaveLength(61);
    expect(body.audio_features[60]).toBeNull();
    const known = body.audio_features.filter(features => features !== null);
    expect(known.length).toBeGreaterThan(50);
    for (const [index, features] of body.audio_features.entries())
      if (features) expect(features).toMatchObject({ id: requested[index], time_signature: 4 });
    const { body: single } = await get(`/audio-features/${known[0]?.id}`);
    expect(single).toEqual(known[0]);
    expect((await get(`/audio-features/${"x".repeat(22)}`)).status).toBe(404);
  });

  test("Audio features of one to a hundred tracks can be read with one request", async () => {
    const { get } = await signInWithOldApp(await simulate());
    expect((await get(`/audio-features?ids=${ids(100).join(",")}`)).status).toBe(200);
    expect((await get(`/audio-features?ids=${ids(101).join(",")}`)).status).toBe(400);
    expect((await get("/audio-features")).status).toBe(400);
  });
});
