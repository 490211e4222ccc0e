// @vitest-environment happy-dom
import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import { playerState, playing, queueOf } from "@/testing/screens/api-data";
import { type Routes, refused } from "@/testing/screens/api-server";
import { showWithPlayer } from "@/testing/screens/player-screen";
import { PlayerBar } from "./player-bar";

const credited = {
  ...playing,
  artists: ["Ada", "Eve"],
  artistIds: ["ada", null],
  album: "First",
  albumId: "first",
};

async function showBar(state = playerState(), routes: Routes = {}) {
  const server = await showWithPlayer(<PlayerBar />, { state, routes });
  if (state.item) await screen.findByText(state.item.title);
  return server;
}

const button = (name: string | RegExp) => screen.getByRole("button", { name });

it("Next shows at once that it was heard, and presses while it is on its way skip only one song", async () => {
  const { hold, requestsOf, send } = await showBar();
  const release = hold("POST /player/next");
  for (let press = 0; press < 5; press++) fireEvent.click(button("Next"));
  await waitFor(() => expect(button("Next").getAttribute("aria-busy")).toBe("true"));
  screen.getByText("Skipping to the next song");
  release();
  await send({
    state: playerState({ item: { ...playing, uri: "spotify:track:beta", title: "Beta" } }),
    problem: null,
    queueVersion: 0,
  });
  await screen.findByText("Beta");
  await waitFor(() => expect(requestsOf("POST /player/next")).toHaveLength(1));
});

it("A refused skip no longer shows as under way, and the next press is sent", async () => {
  const { routes, requestsOf } = await showBar();
  routes["POST /player/next"] = refused("playback_restricted", { reason: "now" });
  fireEvent.click(button("Next"));
  await waitFor(() => expect(button("Next").getAttribute("aria-busy")).toBeNull());
  fireEvent.click(button("Next"));
  await waitFor(() => expect(requestsOf("POST /player/next")).toHaveLength(2));
});

it("The repeat button goes through all, one and off, and tells its state in its name", async () => {
  const { requestsOf } = await showBar();
  fireEvent.click(button("Repeat: off"));
  fireEvent.click(await screen.findByRole("button", { name: "Repeat: all songs" }));
  fireEvent.click(await screen.findByRole("button", { name: "Repeat: this song" }));
  await screen.findByRole("button", { name: "Repeat: off" });
  await waitFor(() =>
    expect(requestsOf("POST /player/repeat").map(({ body }) => body)).toEqual([
      { state: "context" },
      { state: "track" },
      { state: "off" },
    ]),
  );
});

it("A press on repeat shows at once, also while the queue repeats its list, and a refusal takes it back", async () => {
  const queue = queueOf([], { repeats: true });
  const { routes, hold } = await showBar(playerState({ repeat: "track" }), { "GET /queue": queue });
  const release = hold("POST /player/repeat");
  routes["POST /player/repeat"] = refused("spotify_unavailable");
  fireEvent.click(button("Repeat: this song"));
  await screen.findByRole("button", { name: "Repeat: off" }, { timeout: 300 });
  release();
  await screen.findByRole("button", { name: "Repeat: this song" });
});

it("Spotify's own shuffle is named as such and can be turned off", async () => {
  const { requestsOf } = await showBar(playerState({ shuffle: true }));
  fireEvent.click(button("Spotify’s own shuffle: on"));
  fireEvent.click(await screen.findByRole("button", { name: "Turn off Spotify’s shuffle" }));
  await screen.findByRole("button", { name: "Shuffle: off", hidden: true });
  await waitFor(() =>
    expect(requestsOf("POST /player/shuffle").map(({ body }) => body)).toEqual([{ state: false }]),
  );
});

it("The heart of the playing song likes and unlikes it", async () => {
  const { routes, requestsOf } = await showBar();
  routes["POST /tracks/{id}/like"] = { songId: "new song" };
  routes["DELETE /me/liked/{id}"] = null;
  const heart = await screen.findByRole("button", { name: "Like Alpha" });
  expect(heart.getAttribute("aria-pressed")).toBe("false");
  fireEvent.click(heart);
  await waitFor(() => expect(heart.getAttribute("aria-pressed")).toBe("true"));
  fireEvent.click(heart);
  await waitFor(() => expect(heart.getAttribute("aria-pressed")).toBe("false"));
  await waitFor(() =>
    expect(requestsOf("DELETE /me/liked/{id}").map(({ params }) => params.id)).toEqual(["new song"]),
  );
});

it("An episode has no heart and no links", async () => {
  const { requestsOf } = await showBar(
    playerState({ item: { ...credited, uri: "spotify:episode:talk", title: "Talk" } }),
  );
  expect(screen.queryByRole("link")).toBeNull();
  expect(requestsOf("GET /tracks/{id}/like")).toHaveLength(0);
});

it("Artists and album of the playing song are links", async () => {
  await showBar(playerState({ item: { ...credited, uri: "spotify:track:beta" } }));
  expect(screen.getByRole("link", { name: "Ada" }).getAttribute("href")).toBe("/artists/ada");
  expect(screen.getByRole("link", { name: "First" }).getAttribute("href")).toBe("/albums/first");
  expect(screen.queryByRole("link", { name: "Eve" })).toBeNull();
});

it("The tab's title shows the song while it plays, and the page's own title afterwards", async () => {
  document.title = "Library · Tonearm";
  const { send } = await showBar();
  await waitFor(() => expect(document.title).toBe("Alpha · Ada | Library · Tonearm"));
  document.title = "Search · Tonearm";
  await waitFor(() => expect(document.title).toBe("Alpha · Ada | Search · Tonearm"));
  await send({ state: playerState({ isPlaying: false }), problem: null, queueVersion: 0 });
  await waitFor(() => expect(document.title).toBe("Search · Tonearm"));
});

it("Screen readers are told when another song begins, but not which one plays when the page opens", async () => {
  const { send } = await showBar();
  expect(screen.queryByText(/^Now playing: /)).toBeNull();
  await send({
    state: playerState({ item: { ...playing, uri: "spotify:track:beta", title: "Beta" } }),
    problem: null,
    queueVersion: 0,
  });
  await screen.findByText("Now playing: Beta, Ada");
});

it("A trouble that the bar has no room for can be read in full, with a link to its article", async () => {
  const { send } = await showBar(playerState({ item: null }));
  const problem = {
    code: "spotify_unavailable",
    title: "Spotify is not responding",
    detail: "Spotify is away. ".repeat(20).trim(),
    retryAt: null,
  };
  await send({ state: null, problem, queueVersion: 0 });
  fireEvent.click(await screen.findByRole("button", { name: /^Spotify is not responding/ }));
  const dialog = await screen.findByRole("dialog", { name: "Spotify is not responding" });
  within(dialog).getByText(problem.detail);
  within(dialog).getByRole("link", { name: /What does this mean/ });
});

it("Coming back to the page asks for a new look at the player, once", async () => {
  const { requestsOf } = await showBar();
  const visibility = vi.spyOn(document, "visibilityState", "get");
  const change = (state: DocumentVisibilityState) => {
    visibility.mockReturnValue(state);
    fireEvent(document, new Event("visibilitychange"));
  };
  fireEvent.blur(window);
  change("hidden");
  change("visible");
  fireEvent.focus(window);
  await waitFor(() =>
    expect(requestsOf("GET /player/events").map(({ query }) => query)).toEqual([{}, { look: "now" }]),
  );
  fireEvent.blur(window);
  fireEvent.focus(window);
  await waitFor(() => expect(requestsOf("GET /player/events")).toHaveLength(3));
  visibility.mockRestore();
});

it("The cover opens Now playing, which has all controls, and its links close it", async () => {
  await showBar(playerState({ item: { ...credited, uri: "spotify:track:beta" } }));
  fireEvent.click(button("Open Now playing"));
  const view = await screen.findByRole("dialog", { name: "Now playing" });
  within(view).getByRole("heading", { name: "Alpha" });
  for (const name of ["Previous", "Pause", "Next", "Repeat: off", "Shuffle: off", "Mute", "Devices"]) {
    within(view).getByRole("button", { name });
  }
  fireEvent.click(within(view).getByRole("link", { name: "Ada" }));
  await waitFor(() => expect(screen.queryByRole("dialog", { name: "Now playing" })).toBeNull());
});
