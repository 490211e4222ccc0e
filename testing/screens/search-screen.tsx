import { fireEvent, screen } from "@testing-library/react";
import { onTestFinished, vi } from "vitest";
import { SearchScreen } from "@/components/search/search-screen";
import type { SearchResults } from "@/lib/schemas/search";
import { connection, emptyPage, song } from "./api-data";
import { type Routes, serveApi } from "./api-server";
import { show } from "./screen";

/** A song in the results of a search. */
export const found = (title: string, changes = {}) => ({
  ...song(title),
  isLiked: false,
  playlists: [],
  inLibrary: true,
  ...changes,
});

export const tried = {
  words: ["x"],
  filters: [],
  corrected: [],
  isLibraryOnly: false,
  unusable: [] as string[],
};

/** The answer to a search that finds these songs. */
export const answer = (
  songs: ReturnType<typeof found>[],
  changes: Partial<SearchResults> = {},
): SearchResults => ({
  songs: { items: songs, total: songs.length },
  isPartial: false,
  tried,
  nextCursor: null,
  ...changes,
});

export const own = found("Own", { playlists: [{ id: "p", name: "Evening" }] });
export const foreign = found("Foreign", { id: null, inLibrary: false });

/** Shows the search on a screen whose main pointer is a finger or a mouse. */
export async function showSearch(routes: Routes = {}, pointer: "coarse" | "fine" = "fine") {
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

export const rowOf = async (title: string) => {
  const text = await screen.findByText(title);
  return text.closest<HTMLElement>("[role=row]") as HTMLElement;
};
