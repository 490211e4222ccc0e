// @vitest-environment happy-dom
import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { expect, it } from "vitest";
import type { LibraryImport } from "@/lib/schemas/export";
import type { HistoryImport } from "@/lib/schemas/history-imports";
import { connection } from "@/testing/screens/api-data";
import { refused, serveApi } from "@/testing/screens/api-server";
import { show } from "@/testing/screens/screen";
import { HistoryImportsScreen } from "./history-imports-screen";

const preview: HistoryImport = {
  id: "1",
  state: "preview",
  isUndoing: false,
  files: [],
  counts: { rows: 3, plays: 2, duplicates: 1, skipped: 0 },
  previewedPlays: null,
  skipped: [],
  progress: { done: 3, total: 3 },
  error: null,
  createdAt: "2026-11-28T10:00:00.000Z",
  startedAt: null,
  finishedAt: null,
};

async function showImports(historyImport: HistoryImport, routes: Parameters<typeof serveApi>[0] = {}) {
  let items = [historyImport];
  const server = await serveApi({
    "POST /me/history/imports": refused("history_files_unusable", { reason: "no_files" }),
    "GET /me/spotify": connection("no-credentials"),
    "GET /me/import": { items: [], nextCursor: null },
    "GET /me/history/imports": () => ({ items, nextCursor: null }),
    "POST /me/history/imports/{id}/start": () => {
      items = [{ ...historyImport, state: "completed" }];
      return { import: { ...historyImport, state: "running" } };
    },
    "DELETE /me/history/imports/{id}": () => {
      items = [];
      return null;
    },
    ...routes,
  });
  show(<HistoryImportsScreen />);
  return server;
}

it("An import keeps the focus when its start takes the button away", async () => {
  await showImports(preview);
  const button = await screen.findByRole("button", { name: "Import" });
  button.focus();
  fireEvent.click(button);
  const done = await screen.findByText("Your plays have been added.");
  await waitFor(() => expect(document.activeElement).toBe(done.closest("section[tabindex]")));
});

it("The list of imports gets the focus when an import is discarded", async () => {
  await showImports(preview);
  const button = await screen.findByRole("button", { name: "Discard" });
  button.focus();
  fireEvent.click(button);
  await waitFor(() => expect(screen.queryByText("Preview")).toBeNull());
  await waitFor(() => expect(document.activeElement?.matches("div[tabindex='-1']")).toBe(true));
});

it("Files without anything new do not claim that plays were added", async () => {
  await showImports({
    ...preview,
    state: "completed",
    counts: { rows: 3, plays: 0, duplicates: 3, skipped: 0 },
  });
  await screen.findByText("These files contain no new plays.");
  expect(screen.queryByText("Your plays have been added.")).toBeNull();
});

it("The upload keeps the focus while it runs, and gives it back to the button when it is refused", async () => {
  const server = await showImports(preview);
  const release = server.hold("POST /me/history/imports");
  const button = await screen.findByRole("button", { name: "Choose files" });
  button.focus();
  const files = [new File(["[]"], "a.json", { type: "application/json" })];
  fireEvent.change(screen.getByLabelText("Choose files", { selector: "input" }), { target: { files } });
  const cancel = await screen.findByRole("button", { name: "Cancel" });
  await waitFor(() => expect(document.activeElement).toBe(cancel.parentElement));
  release();
  await screen.findByText("The files were not accepted");
  await waitFor(() =>
    expect(document.activeElement).toBe(screen.getByRole("button", { name: "Choose files" })),
  );
});

it("An import that is undone shows how far that is, and leaves the focus on the list", async () => {
  const server = await showImports({ ...preview, state: "completed" });
  const release = server.hold("DELETE /me/history/imports/{id}");
  const button = await screen.findByRole("button", { name: "Undo import" });
  button.focus();
  fireEvent.click(button);
  const dialog = await screen.findByRole("alertdialog");
  fireEvent.click(within(dialog).getByRole("button", { name: "Undo import" }));
  await screen.findByText(/is being taken back/);
  screen.getByRole("progressbar", { name: "Progress of the undo" });
  await waitFor(() => expect(document.activeElement?.matches("section[tabindex]")).toBe(true));
  // A look at the imports that answers before the undo has begun.
  const { length } = server.requestsOf("GET /me/history/imports");
  await waitFor(() => expect(server.requestsOf("GET /me/history/imports").length).toBeGreaterThan(length), {
    timeout: 3_000,
  });
  await screen.findByText(/is being taken back/);
  expect(screen.queryByRole("button", { name: "Undo import" })).toBeNull();
  release();
  await waitFor(() => expect(screen.queryByText(/is being taken back/)).toBeNull());
  await waitFor(() => expect(document.activeElement?.matches("div[tabindex='-1']")).toBe(true));
});

it("An import whose undo fails can be undone again, and the screen says so", async () => {
  const server = await showImports(
    { ...preview, state: "completed" },
    { "DELETE /me/history/imports/{id}": refused("internal_error", { reason: "request" }) },
  );
  fireEvent.click(await screen.findByRole("button", { name: "Undo import" }));
  const dialog = await screen.findByRole("alertdialog");
  fireEvent.click(within(dialog).getByRole("button", { name: "Undo import" }));
  await screen.findByText("Couldn’t delete the import");
  await screen.findByRole("button", { name: "Undo import" });
  expect(screen.queryByText(/is being taken back/)).toBeNull();
  expect(server.requestsOf("GET /me/history/imports").length).toBeGreaterThan(1);
});

it("A preview that is discarded is not said to have brought anything", async () => {
  const server = await showImports(preview);
  const release = server.hold("DELETE /me/history/imports/{id}");
  fireEvent.click(await screen.findByRole("button", { name: "Discard" }));
  await waitFor(() => expect(screen.queryByRole("button", { name: "Discard" })).toBeNull());
  screen.getByText("This is what the files contain. Nothing has been added yet.");
  expect(screen.queryByText(/is being taken back/)).toBeNull();
  release();
  await waitFor(() => expect(screen.queryByText("Preview")).toBeNull());
});

it("The undo of an imported file whose playlists were published does not claim that they were deleted", async () => {
  let items: LibraryImport[] = [
    {
      id: "i",
      fileNames: [],
      playlists: [],
      songs: { created: 2 },
      likedSongs: { added: 0 },
      createdAt: preview.createdAt,
    },
    {
      id: "j",
      fileNames: [],
      playlists: [{ id: "p", name: "Road trip", trackCount: 2, isPublished: true }],
      songs: { created: 2 },
      likedSongs: { added: 0 },
      createdAt: preview.createdAt,
    },
  ];
  await showImports(preview, {
    "GET /me/import": () => ({ items, nextCursor: null }),
    "DELETE /me/import/{id}": () => {
      items = [];
      return null;
    },
  });
  await screen.findByRole("button", { name: "Undo import of Imported file" });
  fireEvent.click(screen.getByRole("button", { name: "Undo import of Road trip" }));
  const dialog = await screen.findByRole("alertdialog", { name: "Undo this import?" });
  fireEvent.click(within(dialog).getByRole("button", { name: "Undo import" }));
  await screen.findByText("The import was undone.");
  expect(screen.queryByText(/its playlists were deleted/)).toBeNull();
});

it("An imported file is listed, and undone once that is confirmed", async () => {
  let items: LibraryImport[] = [
    {
      id: "i",
      fileNames: ["Road trip.csv"],
      playlists: [{ id: "p", name: "Road trip", trackCount: 2, isPublished: false }],
      songs: { created: 2 },
      likedSongs: { added: 0 },
      createdAt: preview.createdAt,
    },
  ];
  const undo = "DELETE /me/import/{id}";
  const { requestsOf } = await showImports(preview, {
    "GET /me/import": () => ({ items, nextCursor: null }),
    [undo]: () => {
      items = [];
      return null;
    },
  });
  const button = await screen.findByRole("button", { name: "Undo import of Road trip.csv" });
  expect(button.closest("li")?.textContent).toContain("1 playlist with 2 songs");
  button.focus();
  fireEvent.click(button);
  const dialog = await screen.findByRole("alertdialog", { name: "Undo this import?" });
  expect(requestsOf(undo)).toEqual([]);
  fireEvent.click(within(dialog).getByRole("button", { name: "Undo import" }));
  const none = await screen.findByText(/appear here for 30 days/);
  expect(requestsOf(undo)).toHaveLength(1);
  await screen.findByText("The import was undone, and its playlists were deleted.");
  await waitFor(() => expect(document.activeElement).toBe(none.parentElement));
});

it("A failed import says once that nothing was added", async () => {
  await showImports({
    ...preview,
    state: "failed",
    error: { code: "library_full", reason: "songs", detail: "Too many songs. Nothing was added." },
  });
  await screen.findByText("Failed");
  expect(screen.getAllByText(/Nothing was added/)).toHaveLength(1);
  expect(document.body.textContent?.match(/Nothing was added/g)).toHaveLength(1);
});

it("An import tells how many plays it brought if the preview had said another number", async () => {
  await showImports({ ...preview, state: "completed", previewedPlays: 5 });
  await screen.findByText(/2 plays were new\. The preview said 5/);
});
