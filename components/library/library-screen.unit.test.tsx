// @vitest-environment happy-dom
import { fireEvent, screen, waitFor } from "@testing-library/react";
import { expect, it } from "vitest";
import { connection, emptyPage, onlyPage, playlist } from "@/testing/screens/api-data";
import { serveApi } from "@/testing/screens/api-server";
import { show } from "@/testing/screens/screen";
import { LibraryScreen } from "./library-screen";

async function showLibrary() {
  const server = await serveApi({
    "GET /me/spotify": connection("no-credentials"),
    "GET /playlists": ({ query }) => (query.isPinned ? emptyPage : onlyPage(playlist("Road trip"))),
    "GET /playlist-folders": emptyPage,
  });
  window.history.replaceState(null, "", "/library");
  show(<LibraryScreen initialView={{ sort: "recent", layout: "list" }} />);
  await screen.findByRole("link", { name: /Road trip/ });
  return server;
}

it("The library links albums and artists once", async () => {
  await showLibrary();
  for (const name of ["Albums", "Artists"]) expect(screen.getAllByRole("link", { name })).toHaveLength(1);
});

it("The address keeps the filter, of which the server gets as many characters as it takes", async () => {
  const { requestsOf } = await showLibrary();
  fireEvent.change(screen.getByRole("searchbox"), { target: { value: "a".repeat(250) } });
  await waitFor(() => expect(requestsOf("GET /playlists").at(-1)?.query.q).toBe("a".repeat(200)));
  expect(window.location.search).toBe(`?q=${"a".repeat(200)}`);
});
