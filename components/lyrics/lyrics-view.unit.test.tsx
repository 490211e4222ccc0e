// @vitest-environment happy-dom
import { fireEvent, screen, waitFor } from "@testing-library/react";
import { expect, it } from "vitest";
import { playerState, playing } from "@/testing/screens/api-data";
import { type Routes, refused } from "@/testing/screens/api-server";
import { showWithPlayer } from "@/testing/screens/player-screen";
import { lineAt } from "./line-at";
import { LyricsView } from "./lyrics-view";

const lines = [
  { atMs: 1_000, text: "First line" },
  { atMs: 5_000, text: "" },
  { atMs: 9_000, text: "Second line" },
];
const synced = { isInstrumental: false, isSynced: true, lines };

const showLyrics = (routes: Routes, item = playing) =>
  showWithPlayer(<LyricsView item={item} />, {
    state: playerState({ isPlaying: false, progressMs: 9_500, item }),
    routes,
  });

it("Lyrics are shown only after the person has read what they mean and switched them on", async () => {
  const server = await showLyrics({
    "GET /tracks/{id}/lyrics": refused("lyrics_off", { reason: "person" }),
    "PATCH /me": null,
  });
  await screen.findByText(/sends LRCLIB the title, artist, album and length/);
  server.routes["GET /tracks/{id}/lyrics"] = synced;
  fireEvent.click(screen.getByRole("button", { name: "Show lyrics" }));
  await screen.findByText("Second line");
  expect(server.requestsOf("PATCH /me").map(({ body }) => body)).toEqual([{ lyrics: true }]);
  server.routes["GET /tracks/{id}/lyrics"] = refused("lyrics_off", { reason: "person" });
  fireEvent.click(screen.getByRole("button", { name: "Turn lyrics off" }));
  await screen.findByRole("button", { name: "Show lyrics" });
  expect(server.requestsOf("PATCH /me").at(-1)?.body).toEqual({ lyrics: false });
});

it("The line that is sung stands out, and a press on a line plays from there", async () => {
  const { requestsOf } = await showLyrics({ "GET /tracks/{id}/lyrics": synced });
  const line = await screen.findByRole("button", { name: "Second line" });
  await waitFor(() => expect(line.closest("li")?.getAttribute("aria-current")).toBe("true"));
  fireEvent.click(screen.getByRole("button", { name: "First line" }));
  await waitFor(() =>
    expect(requestsOf("POST /player/seek").map(({ body }) => body)).toEqual([{ positionMs: 1_000 }]),
  );
});

it.each([
  ["LRCLIB has none", refused("lyrics_not_found"), /LRCLIB has no lyrics/],
  ["the instance does not offer them", refused("lyrics_off", { reason: "instance" }), /off for everybody/],
])("Without a switch, the screen says that %s", async (_, refusal, words) => {
  await showLyrics({ "GET /tracks/{id}/lyrics": refusal });
  await screen.findByText(words);
  expect(screen.queryByRole("button", { name: "Show lyrics" })).toBeNull();
});

it("Lyrics that failed to load can be asked for again", async () => {
  const { routes } = await showLyrics({
    "GET /tracks/{id}/lyrics": refused("database_unavailable", { reason: "not_answering" }),
  });
  const retry = await screen.findByRole("button", { name: "Retry" });
  routes["GET /tracks/{id}/lyrics"] = synced;
  fireEvent.click(retry);
  await screen.findByText("Second line");
});

it("An episode has no lyrics, and nobody is asked", async () => {
  const { requestsOf } = await showLyrics({}, { ...playing, uri: "spotify:episode:talk" });
  await screen.findByText(/no lyrics for podcasts/);
  expect(requestsOf("GET /tracks/{id}/lyrics")).toEqual([]);
});

it.each([
  [0, -1],
  [1_000, 0],
  [6_000, 1],
  [600_000, 2],
])("At %i ms, the line with index %i is sung", (positionMs, index) => {
  expect(lineAt(lines, positionMs)).toBe(index);
});
