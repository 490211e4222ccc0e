// @vitest-environment happy-dom
import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { SearchParamsContext } from "next/dist/shared/lib/hooks-client-context.shared-runtime";
import { useState } from "react";
import { expect, it, onTestFinished, vi } from "vitest";
import type { SearchResults } from "@/lib/schemas/search";
import { connection, emptyPage, song } from "@/testing/screens/api-data";
import { type Routes, refused, serveApi } from "@/testing/screens/api-server";
import { show } from "@/testing/screens/screen";
import { SearchScreen } from "./search-screen";

const found = (title: string, changes = {}) => ({
  ...song(title),
  isLiked: false,
  playlists: [],
  inLibrary: true,
  ...changes,
});

const tried = { words: ["x"], filters: [], corrected: [], isLibraryOnly: false };

const answer = (songs: ReturnType<typeof found>[], changes: Partial<SearchResults> = {}): SearchResults => ({
  songs: { items: songs, total: songs.length },
  isPartial: false,
  tried,
  nextCursor: null,
  ...changes,
});

const own = found("Own", { playlists: [{ id: "p", name: "Evening" }] });
const foreign = found("Foreign", { id: null, inLibrary: false });

/** Shows the search on a screen whose main pointer is a finger or a mouse. */
async function showSearch(routes: Routes = {}, pointer: "coarse" | "fine" = "fine") {
  const matches = (query: string) => query === `(pointer: ${pointer})`;
  vi.stubGlobal("matchMedia", (query: string) => ({ matches: matches(query), addEventListener: () => {} }));
  onTestFinished(() => void vi.unstubAllGlobals());
  const server = await serveApi({
    "GET /me/spotify": connection("no-credentials"),
    "GET /shuffles": emptyPage,
    "GET /me/searches": { items: [] },
    "POST /me/searches": null,
    "GET /search": ({ query }) =>
      query.source === "all" ? answer([own, foreign], { spotifyError: null }) : answer([own]),
    ...routes,
  });
  const shown = show(<SearchScreen />);
  await shown.loaded();
  const box = screen.getByRole("searchbox");
  return {
    ...server,
    box,
    type: (value: string) => fireEvent.change(box, { target: { value } }),
    enter: () => fireEvent.submit(box.closest("form") as HTMLFormElement),
    askedFor: (source: "library" | "all") =>
      server
        .requestsOf("GET /search")
        .filter(({ query }) => query.source === source)
        .map(({ query }) => query.q),
  };
}

const rowOf = async (title: string) => {
  const text = await screen.findByText(title);
  return text.closest<HTMLElement>("[role=row]") as HTMLElement;
};

it("The search box has the focus at once where people type on a keyboard", async () => {
  const { box } = await showSearch();
  expect(document.activeElement).toBe(box);
});

it("On a touch screen, the search box does not take the focus, so that no keyboard covers the page", async () => {
  const { box } = await showSearch({}, "coarse");
  expect(document.activeElement).not.toBe(box);
});

it("The library answers while somebody types, and Enter adds what only Spotify has, with one request", async () => {
  const { type, enter, askedFor } = await showSearch();
  type("song");
  expect(await within(await rowOf("Own")).findByRole("link", { name: "Evening" })).toBeTruthy();
  expect(askedFor("all")).toEqual([]);
  enter();
  enter();
  expect(within(await rowOf("Foreign")).getByText("On Spotify")).toBeTruthy();
  const rows = screen.getAllByRole("row").filter(row => row.dataset.index !== undefined);
  expect(rows.map(row => row.dataset.index)).toEqual(["0", "1"]);
  expect(rows[0]).toBe(await rowOf("Own"));
  expect(askedFor("all")).toEqual(["song"]);
  screen.getByText("1 result in your library.");
});

it("Somebody who stays on a text for a second searches Spotify too, once", async () => {
  const { type, enter, askedFor } = await showSearch();
  type("so");
  type("song");
  await rowOf("Foreign");
  enter();
  expect(askedFor("all")).toEqual(["song"]);
});

it("The answer before stays until the next is there", async () => {
  const { type, hold, routes } = await showSearch();
  type("own");
  const row = await rowOf("Own");
  const release = hold("GET /search");
  routes["GET /search"] = answer([found("Next")]);
  type("next");
  const results = screen.getByRole("region", { name: "Search results" });
  await waitFor(() => expect(results.getAttribute("aria-busy")).toBe("true"));
  expect(row.isConnected).toBe(true);
  release();
  await rowOf("Next");
  expect(results.getAttribute("aria-busy")).toBe("false");
});

it("The arrows lead from the search box to the first song and back", async () => {
  const { box, type } = await showSearch();
  type("song");
  const row = await rowOf("Own");
  fireEvent.keyDown(box, { key: "ArrowDown" });
  expect(document.activeElement).toBe(row);
  fireEvent.keyDown(row, { key: "ArrowUp" });
  expect(document.activeElement).toBe(box);
});

it("While Spotify cannot answer, the library's answer stands, and a line says why and until when", async () => {
  const error = { code: "quota_exceeded", title: "Daily Spotify limit reached", detail: "…" };
  const retryAt = new Date(Date.now() + 60_000).toISOString();
  const { type, enter } = await showSearch({
    "GET /search": ({ query }) =>
      answer([own], query.source === "all" ? { spotifyError: { ...error, retryAt } } : {}),
  });
  type("song");
  enter();
  await screen.findByText(/Daily Spotify limit reached\. Spotify’s results are missing until .*\d\d:\d\d/);
  expect((await rowOf("Own")).isConnected).toBe(true);
  expect(screen.queryByRole("button", { name: "Retry" })).toBeNull();
});

it("Once the time until which Spotify is missing has passed, it can be searched again", async () => {
  const error = { code: "quota_exceeded", title: "Daily Spotify limit reached", detail: "…" };
  let retryAt = "";
  const { type, enter } = await showSearch({
    "GET /search": ({ query }) => {
      retryAt ||= new Date(Date.now() + 300).toISOString();
      return answer([own], query.source === "all" ? { spotifyError: { ...error, retryAt } } : {});
    },
  });
  type("song");
  enter();
  await screen.findByRole("button", { name: "Retry" });
  screen.getByText(/Daily Spotify limit reached\. Spotify’s results are missing\.$/);
});

it("A refusal of Spotify without a time can be tried again", async () => {
  const spotifyError = {
    code: "spotify_unavailable",
    title: "Spotify is not responding",
    detail: "…",
    retryAt: null,
  };
  const { type, enter, routes, askedFor } = await showSearch({
    "GET /search": ({ query }) => answer([own], query.source === "all" ? { spotifyError } : {}),
  });
  type("song");
  enter();
  const retry = await screen.findByRole("button", { name: "Retry" });
  routes["GET /search"] = answer([own, foreign], { spotifyError: null });
  fireEvent.click(retry);
  await rowOf("Foreign");
  expect(askedFor("all")).toHaveLength(2);
});

it("An empty answer says what was tried and offers Spotify", async () => {
  const { type } = await showSearch({
    "GET /search": ({ query }) =>
      query.source === "all"
        ? answer([foreign], { spotifyError: null })
        : answer([], {
            tried: {
              words: ["mornign"],
              filters: ["artist:x"],
              corrected: ["mornign"],
              isLibraryOnly: false,
            },
          }),
  });
  type("mornign artist:x");
  await screen.findByText("Nothing in your library for “mornign artist:x”");
  screen.getByText("Also tried: mornign, with one letter wrong.");
  screen.getByText("Limited by: artist:x.");
  fireEvent.click(screen.getByRole("button", { name: "Search Spotify (1 request)" }));
  await rowOf("Foreign");
});

it("Filters that only the library knows keep the search in the library", async () => {
  const { type, askedFor } = await showSearch({
    "GET /search": answer([own], { tried: { ...tried, filters: ["liked"], isLibraryOnly: true } }),
  });
  type("own liked");
  await screen.findByText(/These filters search only your library/);
  expect(askedFor("all")).toEqual([]);
});

it("A pasted short link says what to paste instead, and offers no retry", async () => {
  const issue = { key: "shortLink" } as const;
  const { type, askedFor } = await showSearch({
    "GET /search": refused(
      "validation_failed",
      { reason: "field", path: "q", message: issue },
      { issues: [{ path: "q", issue }] },
    ),
  });
  type("https://spotify.link/abc");
  const text = await screen.findByText(/copy the address that it leads to/);
  expect(text.textContent).not.toContain("q:");
  expect(screen.queryByRole("button", { name: "Retry" })).toBeNull();
  expect(askedFor("all")).toEqual([]);
});

it("A broad search says that it counts only a part of the library", async () => {
  const { type } = await showSearch({
    "GET /search": answer([own], { songs: { items: [own], total: 800 }, isPartial: true }),
  });
  type("a");
  await screen.findByText("More than 800 results in your library.");
  expect(screen.getByText("in your library", { exact: true }).parentElement?.textContent).toBe(
    "800+ in your library",
  );
  expect(screen.getByRole("link", { name: "see all of them" }).getAttribute("href")).toBe("/songs?q=a");
});

it("A search is remembered once somebody has used a result, and can be repeated and forgotten", async () => {
  const searchedAt = "2026-11-21T12:00:00.000Z";
  const { box, type, requestsOf } = await showSearch({
    "GET /me/searches": {
      items: [
        { q: "queen", searchedAt },
        { q: "björk", searchedAt },
      ],
    },
    "DELETE /me/searches": null,
  });
  fireEvent.click(screen.getByRole("button", { name: "Forget “björk”" }));
  await waitFor(() => expect(screen.queryByText("björk")).toBeNull());
  fireEvent.click(screen.getByRole("button", { name: "queen" }));
  expect((box as HTMLInputElement).value).toBe("queen");
  await rowOf("Foreign");
  type("song");
  await waitFor(() => expect(screen.getByRole("region").getAttribute("aria-busy")).toBe("true"));
  await waitFor(() => expect(screen.getByRole("region").getAttribute("aria-busy")).toBe("false"));
  fireEvent.click(await within(await rowOf("Own")).findByRole("link", { name: "Evening" }));
  await waitFor(() =>
    expect(requestsOf("POST /me/searches").map(({ body }) => body.q)).toEqual(["queen", "song"]),
  );
  type("");
  fireEvent.click(await screen.findByRole("button", { name: "Forget all" }));
  await waitFor(() => expect(screen.queryByText("Recent searches")).toBeNull());
  await waitFor(() =>
    expect(requestsOf("DELETE /me/searches").map(({ query }) => query)).toEqual([{ q: "björk" }, {}]),
  );
});

it("A filter that somebody chooses from the tips is typed into the search box", async () => {
  const { box } = await showSearch();
  fireEvent.click(screen.getByRole("button", { name: /artist:queen/ }));
  expect((box as HTMLInputElement).value).toBe("artist:");
  expect(document.activeElement).toBe(box);
});

/** The search with links to two searches; the first is in the address. */
function SearchWithLinks() {
  const [q, setQ] = useState("first");
  return (
    <SearchParamsContext value={new URLSearchParams({ q })}>
      <SearchScreen />
      {["first", "second"].map(each => (
        <button key={each} type="button" onClick={() => setQ(each)}>
          {`Open ${each}`}
        </button>
      ))}
    </SearchParamsContext>
  );
}

it("A link to another search opens it on the screen, also the one with which the screen began", async () => {
  await serveApi({
    "GET /me/spotify": connection("no-credentials"),
    "GET /shuffles": emptyPage,
    "GET /me/searches": { items: [] },
    "GET /search": answer([own]),
  });
  show(<SearchWithLinks />);
  const open = (q: string) => fireEvent.click(screen.getByRole("button", { name: `Open ${q}` }));
  const box = screen.getByRole<HTMLInputElement>("searchbox");
  fireEvent.change(box, { target: { value: "second" } });
  await waitFor(() => expect(window.location.search).toBe("?q=second"));
  // The router tells what the screen wrote.
  open("second");
  expect(box.value).toBe("second");
  open("first");
  expect(box.value).toBe("first");
});

it("After a recent search is forgotten, the focus is on the next one, and after the last one on the page", async () => {
  await showSearch({
    "GET /me/searches": {
      items: ["One", "Two"].map(q => ({ q, searchedAt: "2026-11-21T12:00:00.000Z" })),
    },
    "DELETE /me/searches": null,
  });
  const forget = (q: string) => {
    const button = screen.getByRole("button", { name: `Forget “${q}”` });
    button.focus();
    fireEvent.click(button);
    return waitFor(() => expect(button.isConnected).toBe(false));
  };
  await forget("One");
  expect(document.activeElement?.getAttribute("aria-label")).toBe("Forget “Two”");
  await forget("Two");
  expect(document.activeElement?.contains(screen.getByText("Search tips"))).toBe(true);
  expect(document.activeElement).not.toBe(document.body);
});
