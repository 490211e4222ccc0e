// @vitest-environment happy-dom

import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { expect, it } from "vitest";
import type { RecommendationReason, Recommendations } from "@/lib/schemas/recommendations";
import { onlyDeep } from "@/testing/depth";
import { connection, playlist, song } from "@/testing/screens/api-data";
import { refused, serveApi } from "@/testing/screens/api-server";
import { show } from "@/testing/screens/screen";
import { RecommendationShelves } from "./recommendation-shelves";
import { RecommendationsScreen } from "./recommendations-screen";

const deepIt = onlyDeep(it);

const plays: RecommendationReason = {
  code: "plays",
  plays: 41,
  year: 2023,
  yearPlays: 34,
  lastPlayedAt: "2024-03-12T10:00:00.000Z",
};

const list = (titles: readonly string[], more: Partial<Recommendations> = {}): Recommendations => ({
  kind: "mix",
  day: "2026-11-28",
  restsOn: "plays",
  seed: null,
  dismissed: 0,
  dismissedArtists: 0,
  items: titles.map(title => ({ song: { ...song(title), isLiked: false }, reasons: [plays] })),
  ...more,
});

const read = "GET /me/recommendations";
const base = { "GET /me/spotify": connection("no-credentials") };
const dismiss = "POST /me/recommendations/dismissals";
const takeBack = "POST /me/recommendations/dismissals/remove";

const openMenu = async (title: string) => {
  fireEvent.click(await screen.findByRole("button", { name: `More for ${title}` }));
};

it("A song says in words why it is recommended", async () => {
  await serveApi({ ...base, [read]: list(["Alpha"]) });
  show(<RecommendationsScreen kind="mix" />);
  await screen.findByText("34 plays in 2023, last in March 2024");
});

it("Reasons are worded in French", async () => {
  await serveApi({ ...base, [read]: list(["Alpha"]) });
  show(<RecommendationsScreen kind="mix" />, "fr");
  await screen.findByText("34 écoutes en 2023, la dernière en mars 2024");
});

it("“Not this” takes a song out of the list at once, and Undo brings it back", async () => {
  const { requestsOf } = await serveApi({
    ...base,
    [read]: list(["Alpha", "Beta"]),
    [dismiss]: null,
    [takeBack]: null,
  });
  show(<RecommendationsScreen kind="mix" />);
  await openMenu("Alpha");
  fireEvent.click(await screen.findByRole("menuitem", { name: /Not this/ }));
  await waitFor(() => expect(screen.queryByText("Alpha")).toBeNull());
  await waitFor(() =>
    expect(requestsOf(dismiss).map(({ body }) => body)).toEqual([
      { songIds: [song("Alpha").id], artists: [] },
    ]),
  );
  await screen.findByText("Alpha won’t be recommended again");
  fireEvent.click(screen.getByRole("button", { name: "Undo" }));
  await screen.findByText("Alpha");
  expect(requestsOf(takeBack)).toHaveLength(1);
});

it("“Nothing by” takes every song of an artist out of the list at once, and Undo brings them back", async () => {
  const by = (title: string, ...names: string[]) => ({
    song: { ...song(title), isLiked: false, artists: names.map(name => ({ id: null, name })) },
    reasons: [plays],
  });
  const { requestsOf } = await serveApi({
    ...base,
    [read]: list([], { items: [by("Alpha", "Ada", "Ada"), by("Beta", "Ben", "ADA"), by("Gamma", "Ben")] }),
    [dismiss]: null,
    [takeBack]: null,
  });
  show(<RecommendationsScreen kind="mix" />);
  await openMenu("Alpha");
  fireEvent.click(await screen.findByRole("menuitem", { name: "Nothing by Ada" }));
  await waitFor(() => expect(screen.queryByText("Beta")).toBeNull());
  screen.getByText("Gamma");
  await screen.findByText("Songs by Ada won’t be recommended again");
  await screen.findByText("You took 1 artist out of these lists.");
  await waitFor(() =>
    expect(requestsOf(dismiss).map(({ body }) => body)).toEqual([{ songIds: [], artists: ["Ada"] }]),
  );
  fireEvent.click(screen.getByRole("button", { name: "Undo" }));
  await screen.findByText("Beta");
  expect(requestsOf(takeBack).map(({ body }) => body)).toEqual([{ songIds: [], artists: ["Ada"] }]);
});

it("What was dismissed is listed, and each of it can be recommended again", async () => {
  let items = [
    { kind: "artist" as const, artist: "Ada", dismissedAt: "2026-11-28T10:00:00.000Z" },
    {
      kind: "song" as const,
      song: { ...song("Beta"), isLiked: false },
      dismissedAt: "2026-11-28T09:00:00.000Z",
    },
  ];
  const { requestsOf } = await serveApi({
    ...base,
    [read]: () =>
      list(["Alpha"], {
        dismissed: items.filter(({ kind }) => kind === "song").length,
        dismissedArtists: items.filter(({ kind }) => kind === "artist").length,
      }),
    "GET /me/recommendations/dismissals": () => ({ items, nextCursor: null }),
    [takeBack]: () => {
      items = items.slice(0, items.length - 1);
      return null;
    },
  });
  show(<RecommendationsScreen kind="mix" />);
  fireEvent.click(await screen.findByText("You took 1 song and 1 artist out of these lists."));
  await screen.findByText("Artist, all songs");
  const press = async (name: string) => {
    const button = await screen.findByRole("button", { name });
    button.focus();
    fireEvent.click(button);
  };
  await press("Recommend again: Beta");
  await waitFor(() => expect(screen.queryByText("Beta")).toBeNull());
  await screen.findByText("Beta can be recommended again");
  const details = document.querySelector("details");
  await waitFor(() => expect(document.activeElement?.parentElement).toBe(details));
  expect(requestsOf(takeBack).map(({ body }) => body)).toEqual([{ songIds: [song("Beta").id], artists: [] }]);
  await press("Recommend again: Ada");
  await waitFor(() => expect(document.querySelector("details")).toBeNull());
  await waitFor(() => expect(document.activeElement?.matches("div[tabindex='-1']")).toBe(true));
});

deepIt("A song that could not be dismissed comes back, and the screen says so", async () => {
  await serveApi({
    ...base,
    [read]: list(["Alpha", "Beta"]),
    [dismiss]: refused("internal_error", { reason: "request" }),
  });
  show(<RecommendationsScreen kind="mix" />);
  await openMenu("Alpha");
  fireEvent.click(await screen.findByRole("menuitem", { name: /Not this/ }));
  await screen.findByText("Alpha can still be recommended");
  await screen.findByText("Alpha");
});

it("A list is played in its order, shuffled, and saved as a playlist that is named by the day", async () => {
  const { requestsOf } = await serveApi({
    ...base,
    [read]: list(["Alpha", "Beta", "Gamma"]),
    "POST /player/play": null,
    "POST /playlists": playlist("Mix of Nov 28, 2026"),
    "POST /playlists/{id}/tracks": { items: [], trackCount: 3 },
  });
  show(<RecommendationsScreen kind="mix" />);
  fireEvent.click(await screen.findByRole("button", { name: "Play" }));
  await waitFor(() => expect(requestsOf("POST /player/play")).toHaveLength(1));
  fireEvent.click(screen.getByRole("button", { name: "Shuffle" }));
  await waitFor(() => expect(requestsOf("POST /player/play")).toHaveLength(2));
  const [played, shuffled] = requestsOf("POST /player/play").map(({ body }) => body.uris as string[]);
  expect(played).toEqual(["Alpha", "Beta", "Gamma"].map(title => song(title).uri));
  expect(shuffled?.toSorted()).toEqual(played?.toSorted());
  const save = screen.getByRole("button", { name: "Save as playlist" });
  fireEvent.click(save);
  await waitFor(() => expect(save.hasAttribute("disabled")).toBe(true));
  fireEvent.click(save);
  await screen.findByText("Saved the playlist Mix of Nov 28, 2026");
  expect(requestsOf("POST /playlists").map(({ body }) => body.name)).toEqual(["Mix of Nov 28, 2026"]);
  expect(requestsOf("POST /playlists/{id}/tracks").map(({ body }) => body.uris)).toEqual([played]);
});

it("Without plays the screen says that playlists and liked songs decide", async () => {
  await serveApi({ ...base, [read]: list(["Alpha"], { restsOn: "library" }) });
  show(<RecommendationsScreen kind="mix" />);
  await screen.findByText("Based on your playlists and liked songs");
});

it("A list for a song is named by it, and an empty one says why", async () => {
  const seed = { kind: "song", id: "1", name: "Low Tide" } as const;
  await serveApi({ ...base, [read]: list([], { kind: "together", seed }) });
  show(<RecommendationsScreen kind="together" seed="1" />);
  await screen.findByRole("heading", { name: "Goes with Low Tide" });
  await screen.findByText(/aren’t enough sessions and playlists/);
});

deepIt("A list that is there stays when it cannot be read again", async () => {
  const { routes, requestsOf } = await serveApi({
    ...base,
    [read]: list(["Alpha"], { dismissed: 1 }),
    "GET /me/recommendations/dismissals": { items: [], nextCursor: null },
    "DELETE /me/recommendations/dismissals": null,
  });
  const { loaded } = show(<RecommendationsScreen kind="mix" />);
  await screen.findByText("Alpha");
  routes[read] = refused("playlist_not_editable", { reason: "not_owner" });
  fireEvent.click(screen.getByText("You took 1 song out of these lists."));
  fireEvent.click(await screen.findByRole("button", { name: "Recommend all of them again" }));
  const dialog = await screen.findByRole("alertdialog");
  fireEvent.click(within(dialog).getByRole("button", { name: "Recommend all of them again" }));
  await waitFor(() => expect(requestsOf(read)).toHaveLength(2));
  await loaded();
  screen.getByText("Alpha");
});

it("Dismissed songs can be recommended again, once that is confirmed", async () => {
  const { requestsOf } = await serveApi({
    ...base,
    [read]: list(["Alpha"], { dismissed: 2 }),
    "GET /me/recommendations/dismissals": { items: [], nextCursor: null },
    "DELETE /me/recommendations/dismissals": null,
  });
  show(<RecommendationsScreen kind="mix" />);
  fireEvent.click(await screen.findByText("You took 2 songs out of these lists."));
  fireEvent.click(await screen.findByRole("button", { name: "Recommend all of them again" }));
  const dialog = await screen.findByRole("alertdialog", { name: "Recommend all 2 songs and artists again?" });
  expect(requestsOf("DELETE /me/recommendations/dismissals")).toEqual([]);
  fireEvent.click(within(dialog).getByRole("button", { name: "Recommend all of them again" }));
  await waitFor(() => expect(requestsOf("DELETE /me/recommendations/dismissals")).toHaveLength(1));
});

it("A shelf shows its songs with their reasons and leads to its page, and an empty one is left out", async () => {
  await serveApi({ ...base, [read]: list(["Alpha"]) });
  show(<RecommendationShelves />);
  const [shelf] = await screen.findAllByRole("region", { name: "Mix of the day" });
  if (!shelf) throw new Error("no shelf");
  expect(within(shelf).getByText("34 plays in 2023, last in March 2024")).toBeTruthy();
  expect(within(shelf).getByRole("link", { name: "See all" }).getAttribute("href")).toBe(
    "/recommendations/mix",
  );
});

deepIt("A shelf that could not be loaded says so and loads again", async () => {
  const { routes } = await serveApi({ ...base, [read]: refused("internal_error", { reason: "request" }) });
  show(<RecommendationShelves />);
  const [retry] = await screen.findAllByRole("button", { name: "Retry" });
  routes[read] = list(["Alpha"]);
  fireEvent.click(retry as HTMLElement);
  await screen.findByText("Alpha");
});
