import { describe, expect, it } from "vitest";
import type { Locale } from "@/lib/i18n/locales";
import { sql } from "@/lib/platform/db";
import { maxPlayerCalls } from "@/lib/spotify/budget";
import { trackUri } from "@/testing/spotify/catalog";
import { type ConnectedListener, simulated } from "@/testing/spotify/simulated";
import { sendLatest, sendPlayerCommand } from "./command";
import { pollForNewScreen, presentPlayer, watchPlayer } from "./watch-player";

const { connected, control, fault, requests } = await simulated();

async function createListener(uri = trackUri(1)): Promise<ConnectedListener> {
  const listener = await connected();
  await control("PUT", `players/${listener.spotifyUser}`, {
    devices: [{ id: "desk", name: "Desk", isActive: true }],
    state: { uris: [uri], isPlaying: true },
  });
  return listener;
}

const countPolls = async () =>
  (await requests("/v1/me/player")).filter(({ method }) => method === "GET").length;

/** Makes the next poll due. */
const makeDue = ({ ctx }: ConnectedListener) =>
  sql("UPDATE player_watches SET next_poll_at = now() - interval '1 second' WHERE user_id = $1", [
    ctx.userId,
  ]);

describe("watching the player", () => {
  it("Simultaneous watchers of a person cause one poll", async () => {
    const listener = await createListener();
    await watchPlayer(listener.ctx);
    expect(await countPolls()).toBe(1);
    await makeDue(listener);
    await Promise.all(Array.from({ length: 20 }, () => watchPlayer(listener.ctx)));
    expect(await countPolls()).toBe(2);
    await expect(watchPlayer(listener.ctx)).resolves.toMatchObject({
      state: { isPlaying: true, item: { uri: trackUri(1) } },
      problem: null,
    });
    expect(await countPolls()).toBe(2);
  });

  it("Simultaneous watchers of several people each see their own player", async () => {
    const [ada, eve] = [await createListener(trackUri(1)), await createListener(trackUri(2))];
    const watchBoth = async () =>
      (await Promise.all([watchPlayer(ada.ctx), watchPlayer(eve.ctx)])).map(({ state }) => state?.item?.uri);
    await expect(watchBoth()).resolves.toEqual([trackUri(1), trackUri(2)]);
    await expect(watchBoth()).resolves.toEqual([trackUri(1), trackUri(2)]);
    expect(await countPolls()).toBe(2);
  });

  it("A state that another process has stored or deleted is seen at once", async () => {
    const listener = await createListener();
    const { userId } = listener.ctx;
    await watchPlayer(listener.ctx);
    await sql("UPDATE player_watches SET state = NULL WHERE user_id = $1", [userId]);
    expect((await watchPlayer(listener.ctx)).state).toBeNull();
    await sql("DELETE FROM player_watches WHERE user_id = $1", [userId]);
    expect((await watchPlayer(listener.ctx)).state?.item?.uri).toBe(trackUri(1));
  });

  it("The cover of the playing song has the size of a page", async () => {
    // The album of the first songs has no cover.
    const { ctx } = await createListener(trackUri(15));
    expect((await watchPlayer(ctx)).state?.item?.imageUrl).toMatch(/size=640$/);
  });

  it("A command causes a poll soon afterwards", async () => {
    const listener = await createListener();
    await watchPlayer(listener.ctx);
    await sendPlayerCommand(listener.ctx, spotify => spotify.pause());
    await expect
      .poll(async () => (await watchPlayer(listener.ctx)).state?.isPlaying, { interval: 100 })
      .toBe(false);
    expect(await countPolls()).toBe(2);
  });

  it("A refused poll keeps the last state, reports the problem, and is not repeated during the cooldown", async () => {
    const listener = await createListener();
    await watchPlayer(listener.ctx);
    await makeDue(listener);
    await fault("/v1/me/player", {
      status: 429,
      headers: { "retry-after": "72000" },
      body: { error: { status: 429, message: "Too many requests", reason: "QUOTA_EXCEEDED" } },
    });
    const refused = await watchPlayer(listener.ctx);
    expect(refused).toMatchObject({
      state: { item: { uri: trackUri(1) } },
      problem: { code: "quota_exceeded" },
    });
    await watchPlayer(listener.ctx);
    expect(await countPolls()).toBe(2);
  });
});

it("After many calls in a day, the playing song is polled every five minutes, and clicks still cause a poll", async () => {
  const listener = await createListener();
  const { ctx } = listener;
  await watchPlayer(ctx);
  const delay = async () => {
    const [row] = await sql<{ seconds: number }>(
      "SELECT extract(epoch FROM next_poll_at - now())::float AS seconds FROM player_watches WHERE user_id = $1",
      [ctx.userId],
    );
    return row?.seconds ?? 0;
  };
  expect(await delay()).toBeLessThan(60);
  await sql(
    "UPDATE spotify_call_counts SET calls = $2, hour = hour - interval '20 hours' WHERE user_id = $1 AND endpoint_group = 'player'",
    [ctx.userId, maxPlayerCalls],
  );
  await makeDue(listener);
  await watchPlayer(ctx);
  expect(await delay()).toBeGreaterThan(290);
  await sql(
    "UPDATE player_watches SET unchanged_polls = 1, state = jsonb_set(state, '{fetchedAt}', '\"2026-01-01T00:00:00Z\"')",
  );
  await pollForNewScreen(ctx);
  expect(await delay()).toBeGreaterThan(280);
  await sendPlayerCommand(ctx, spotify => spotify.pause());
  expect(await delay()).toBeLessThan(5);
});

it("With few calls left today, a poll waits for the end of the song", async () => {
  const listener = await createListener();
  const { ctx } = listener;
  await watchPlayer(ctx);
  await sql("UPDATE spotify_call_counts SET calls = $2 WHERE user_id = $1 AND endpoint_group = 'player'", [
    ctx.userId,
    maxPlayerCalls - 90,
  ]);
  await makeDue(listener);
  await watchPlayer(ctx);
  const [row] = await sql<{ seconds: number }>(
    "SELECT extract(epoch FROM next_poll_at - now())::float AS seconds FROM player_watches WHERE user_id = $1",
    [ctx.userId],
  );
  expect(row?.seconds).toBeGreaterThan(170);
  expect(row?.seconds).toBeLessThan(183);
});

it("A person who comes back to a screen sees a new look at the player, and quick returns share one", async () => {
  const { ctx } = await createListener();
  await watchPlayer(ctx);
  const comeBack = async () => {
    await pollForNewScreen(ctx, { isReturn: true });
    await watchPlayer(ctx);
  };
  await comeBack();
  expect(await countPolls()).toBe(1);
  const seenSecondsAgo = (seconds: number) =>
    sql(
      "UPDATE player_watches SET state = jsonb_set(state, '{fetchedAt}', to_jsonb($2::text)) WHERE user_id = $1",
      [ctx.userId, new Date(Date.now() - seconds * 1000).toISOString()],
    );
  await seenSecondsAgo(15);
  await pollForNewScreen(ctx);
  await watchPlayer(ctx);
  expect(await countPolls()).toBe(1);
  await comeBack();
  expect(await countPolls()).toBe(2);
  await comeBack();
  expect(await countPolls()).toBe(2);
});

describe("extrapolated progress", () => {
  it("Extrapolated progress advances while music plays, but not past the end of the track", async () => {
    const { ctx } = await createListener();
    const { state, ...seen } = await watchPlayer(ctx);
    if (!state?.item) throw new Error("nothing plays");
    const longAgo = new Date(Date.now() - 24 * 60 * 60_000).toISOString();
    expect(presentPlayer("en", { state: { ...state, fetchedAt: longAgo }, ...seen }).state?.progressMs).toBe(
      state.item.durationMs,
    );
    expect(
      presentPlayer("en", { state: { ...state, isPlaying: false, fetchedAt: longAgo }, ...seen }).state
        ?.progressMs,
    ).toBe(state.progressMs);
  });
});

it("A song and a device without a name have words in the language of the screen, not in the stored state", async () => {
  const { ctx } = await createListener();
  const seen = await watchPlayer(ctx);
  if (!seen.state?.item || !seen.state.device) throw new Error("nothing plays");
  const state = {
    ...seen.state,
    item: { ...seen.state.item, title: "" },
    device: { ...seen.state.device, name: "" },
  };
  const namesIn = (locale: Locale) => {
    const shown = presentPlayer(locale, { ...seen, state }).state;
    return [shown?.item?.title, shown?.device?.name];
  };
  expect(namesIn("en")).toEqual(["Untitled", "Unnamed device"]);
  expect(namesIn("fr")).toEqual(["Sans titre", "Appareil sans nom"]);
});

describe("commands of a slider", () => {
  it("When several commands of a slider wait, only the last one is sent", async () => {
    const sentValues: number[] = [];
    let release = () => {};
    const first = new Promise<void>(resolve => {
      release = resolve;
    });
    const all = [1, 2, 3, 4].map(value =>
      sendLatest("volume", async () => {
        sentValues.push(value);
        if (value === 1) await first;
      }),
    );
    release();
    await Promise.all(all);
    expect(sentValues).toEqual([1, 4]);
    await sendLatest("volume", async () => void sentValues.push(5));
    expect(sentValues).toEqual([1, 4, 5]);
  });
});
