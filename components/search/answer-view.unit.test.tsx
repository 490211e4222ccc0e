// @vitest-environment happy-dom
import { fireEvent, screen } from "@testing-library/react";
import { expect, it } from "vitest";
import { refused } from "@/testing/screens/api-server";
import { answer, foreign, own, rowOf, showSearch } from "@/testing/screens/search-screen";

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
              unusable: [],
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

it("An empty answer names an incomplete filter, and does not offer Spotify", async () => {
  const tried = { words: [], filters: [], corrected: [], isLibraryOnly: false, unusable: ["year:199"] };
  const { type } = await showSearch({ "GET /search": answer([], { tried }) });
  type("year:199");
  await screen.findByText(/^This filter isn’t complete: year:199\./);
  expect(screen.queryByRole("button", { name: "Search Spotify (1 request)" })).toBeNull();
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
    "GET /search": answer([own], { songs: { items: [own], total: 500 }, isPartial: true }),
  });
  type("a");
  await screen.findByText("More than 500 results in your library.");
  expect(screen.getByText("in your library", { exact: true }).parentElement?.textContent).toBe(
    "500+ in your library",
  );
  expect(screen.getByRole("link", { name: "see all of them" }).getAttribute("href")).toBe("/songs?q=a");
});
