// @vitest-environment happy-dom
import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { SearchParamsContext } from "next/dist/shared/lib/hooks-client-context.shared-runtime";
import { useState } from "react";
import { expect, it } from "vitest";
import { connection, emptyPage } from "@/testing/screens/api-data";
import { serveApi } from "@/testing/screens/api-server";
import { show } from "@/testing/screens/screen";
import { answer, found, own, rowOf, showSearch } from "@/testing/screens/search-screen";
import { SearchScreen } from "./search-screen";

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
