// @vitest-environment happy-dom
import { fireEvent, screen, waitFor } from "@testing-library/react";
import { expect, it } from "vitest";
import type { PendingEdit } from "@/lib/schemas/library";
import { connection, job, pendingEdit, playlist } from "@/testing/screens/api-data";
import { serveApi } from "@/testing/screens/api-server";
import { show } from "@/testing/screens/screen";
import { EditNotice } from "./edit-notice";

const shellRoutes = { "GET /me/spotify": connection("no-credentials") };

const withEdit = (changes: Partial<PendingEdit> = {}) => ({
  ...playlist("Mix"),
  spotifyId: "mix",
  pendingEdit: pendingEdit(changes),
});

it("An unfinished edit says what is missing and why, and one button finishes it", async () => {
  const { requestsOf } = await serveApi({
    ...shellRoutes,
    "POST /playlists/{id}/pending-edit/finish": playlist("Mix"),
  });
  show(<EditNotice playlist={withEdit()} />);
  await screen.findByText("2 other copies of a removed song may be missing on Spotify");
  screen.getByText(/^Spotify isn’t responding right now\. Tonearm tries again automatically/);
  fireEvent.click(screen.getByText("Finish now"));
  await waitFor(() => expect(requestsOf("POST /playlists/{id}/pending-edit/finish")).toHaveLength(1));
});

it("An edit that a change on Spotify stopped offers an import of this playlist", async () => {
  const { requestsOf } = await serveApi({ ...shellRoutes, "POST /spotify/import": { job: job() } });
  const error = { code: "playlist_changed_on_spotify", detail: "Import it first." };
  show(<EditNotice playlist={withEdit({ kind: "add", done: 100, total: 150, state: "stopped", error })} />);
  await screen.findByText("100 of 150 songs were added");
  fireEvent.click(screen.getByText("Import now"));
  await waitFor(() => expect(requestsOf("POST /spotify/import")).toHaveLength(1));
  expect(requestsOf("POST /spotify/import")[0]?.body).toEqual({ playlists: ["mix"], likedSongs: false });
});

it("A running edit shows no notice", async () => {
  await serveApi(shellRoutes);
  show(<EditNotice playlist={withEdit({ state: "running" })} />);
  expect(screen.queryByText("Finish now")).toBeNull();
});
