// @vitest-environment happy-dom
import { screen } from "@testing-library/react";
import { expect, it } from "vitest";
import type { PendingEdit } from "@/lib/schemas/library";
import { connection, playlist } from "@/testing/screens/api-data";
import { serveApi } from "@/testing/screens/api-server";
import { show } from "@/testing/screens/screen";
import { PlaylistCard } from "./playlist-card";

const pendingEdit: PendingEdit = {
  kind: "add",
  state: "stopped",
  done: 100,
  total: 150,
  error: { code: "spotify_unavailable", detail: "Spotify is not responding right now." },
  retryAt: null,
  versionId: null,
  startedAt: "2026-11-21T12:00:00.000Z",
};

it("A playlist whose edit waits or has stopped is marked in the library, so that nobody has to open it to find out", async () => {
  await serveApi({ "GET /me/spotify": connection("no-credentials") });
  show(
    <ul>
      <PlaylistCard playlist={{ ...playlist("Stopped"), pendingEdit }} />
      <PlaylistCard
        playlist={{ ...playlist("Waiting"), pendingEdit: { ...pendingEdit, state: "waiting" } }}
      />
      <PlaylistCard
        playlist={{ ...playlist("Running"), pendingEdit: { ...pendingEdit, state: "running" } }}
      />
      <PlaylistCard playlist={playlist("Whole")} />
    </ul>,
  );
  const marked = screen.getAllByText("Edit unfinished").map(badge => badge.closest("li")?.textContent);
  expect(marked).toEqual([expect.stringContaining("Stopped"), expect.stringContaining("Waiting")]);
});
