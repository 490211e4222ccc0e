// @vitest-environment happy-dom
import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { SearchParamsContext } from "next/dist/shared/lib/hooks-client-context.shared-runtime";
import { beforeEach, expect, it } from "vitest";
import { connection, onlySongs, song } from "@/testing/screens/api-data";
import { refused, serveApi } from "@/testing/screens/api-server";
import { show } from "@/testing/screens/screen";
import { AllSongsScreen } from "./all-songs-screen";

beforeEach(() => window.history.replaceState(null, "", "/"));

async function showSongs(titles: string[], error?: ReturnType<typeof refused>, q = "") {
  const server = await serveApi({
    "GET /me/spotify": connection("no-credentials"),
    "GET /songs": ({ query }) =>
      error ??
      onlySongs(
        ...titles
          .filter(title => title.includes(query.q ?? ""))
          .map((title, index) => ({
            ...song(title),
            isLiked: false,
            addedAt: "2026-11-21T12:00:00.000Z",
            plays: index * 1_000,
            lastPlayedAt: index ? "2025-10-02T12:00:00.000Z" : null,
          })),
      ),
    "POST /player/play": null,
  });
  show(
    <SearchParamsContext value={new URLSearchParams({ q })}>
      <AllSongsScreen />
    </SearchParamsContext>,
  );
  return server;
}

it("All songs show their plays, are sorted by a click on a column, and play from a row on", async () => {
  const { requestsOf } = await showSongs(["Alpha", "Beta"]);
  const row = await screen.findByRole("row", { name: /Beta/ });
  within(row).getByText("1,000");
  within(row).getByText("Oct 2, 2025");
  fireEvent.doubleClick(row);
  await waitFor(() =>
    expect(requestsOf("POST /player/play").map(({ body }) => body)).toEqual([{ uris: [song("Beta").uri] }]),
  );
  for (const [name, views] of [
    [
      "Plays",
      [
        ["plays", "desc"],
        ["plays", "asc"],
      ],
    ],
    ["Artist", [["artist", "asc"]]],
  ] as const)
    for (const [sort, order] of views) {
      fireEvent.click(screen.getByRole("button", { name }));
      await waitFor(() => expect(requestsOf("GET /songs").at(-1)?.query).toMatchObject({ sort, order }));
    }
});

it("All songs are filtered as the search is, and a filter without a match can be cleared", async () => {
  const { requestsOf } = await showSongs(["Alpha", "Beta"]);
  await screen.findByRole("row", { name: /Beta/ });
  fireEvent.change(screen.getByRole("searchbox", { name: "Filter songs" }), { target: { value: "liked x" } });
  fireEvent.click(await screen.findByRole("button", { name: "Show all" }));
  expect(document.activeElement).toBe(screen.getByRole("searchbox"));
  expect(requestsOf("GET /songs").at(-1)?.query.q).toBe("liked x");
  await screen.findByRole("row", { name: /Beta/ });
});

it("A library without songs says how they come, and an error says what happened", async () => {
  await showSongs([]);
  await screen.findByText("No songs yet");
  expect(screen.queryByRole("searchbox")).toBeNull();
});

it("An error of the list of all songs is told, with a button that tries again", async () => {
  await showSongs(["Alpha"], refused("library_full", { limit: 1 } as never));
  await screen.findByRole("button", { name: "Retry" });
});

it("While a filter without a match is cleared, the filter keeps the focus, and nothing says that there are no songs", async () => {
  const { hold } = await showSongs(["Alpha"], undefined, "x");
  await screen.findByText("No match");
  const filter = screen.getByRole("searchbox", { name: "Filter songs" });
  const release = hold("GET /songs");
  fireEvent.change(filter, { target: { value: "" } });
  await waitFor(() => expect(screen.queryByText("No match")).toBeNull());
  expect(screen.queryByText("No songs yet")).toBeNull();
  expect(filter.isConnected).toBe(true);
  release();
  await screen.findByRole("row", { name: /Alpha/ });
});
