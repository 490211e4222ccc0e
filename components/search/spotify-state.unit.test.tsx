// @vitest-environment happy-dom
import { fireEvent, screen } from "@testing-library/react";
import { expect, it } from "vitest";
import { answer, foreign, own, rowOf, showSearch, tried } from "@/testing/screens/search-screen";

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

it("Filters that only the library knows keep the search in the library", async () => {
  const { type, askedFor } = await showSearch({
    "GET /search": answer([own], { tried: { ...tried, filters: ["liked"], isLibraryOnly: true } }),
  });
  type("own liked");
  await screen.findByText(/These filters search only your library/);
  expect(askedFor("all")).toEqual([]);
});

it("An unfinished filter keeps Spotify unasked while typing, and Enter says what is wrong with it", async () => {
  const { type, enter, askedFor } = await showSearch({
    "GET /search": answer([own], { tried: { ...tried, unusable: ["year:199"] } }),
  });
  type("own year:199");
  await rowOf("Own");
  expect(screen.queryByText(/isn’t a year/)).toBeNull();
  enter();
  await screen.findByText(/“year:199” isn’t a year, date or tempo/);
  expect(askedFor("all")).toHaveLength(1);
  expect((await rowOf("Own")).isConnected).toBe(true);
});

it("A filter without a value does not claim that Spotify has nothing, and offers no search there", async () => {
  const { type, enter } = await showSearch({
    "GET /search": answer([], { tried: { ...tried, unusable: ["artist:"] } }),
  });
  type("artist:");
  await screen.findByText("Nothing in your library for “artist:”");
  expect(screen.queryByRole("button", { name: /Search Spotify/ })).toBeNull();
  enter();
  await screen.findByText("“artist:” needs a value, so Spotify wasn’t searched.");
  screen.getByText("Nothing in your library for “artist:”");
});
