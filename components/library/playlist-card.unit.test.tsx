// @vitest-environment happy-dom
import { screen } from "@testing-library/react";
import { expect, it } from "vitest";
import { connection, pendingEdit, playlist } from "@/testing/screens/api-data";
import { serveApi } from "@/testing/screens/api-server";
import { show } from "@/testing/screens/screen";
import { PlaylistCard } from "./playlist-card";

it("A playlist whose edit waits or has stopped is marked in the library, so that nobody has to open it to find out", async () => {
  await serveApi({ "GET /me/spotify": connection("no-credentials") });
  show(
    <ul>
      <PlaylistCard playlist={{ ...playlist("Stopped"), pendingEdit: pendingEdit({ state: "stopped" }) }} />
      <PlaylistCard playlist={{ ...playlist("Waiting"), pendingEdit: pendingEdit() }} />
      <PlaylistCard playlist={{ ...playlist("Running"), pendingEdit: pendingEdit({ state: "running" }) }} />
      <PlaylistCard playlist={playlist("Whole")} />
    </ul>,
  );
  const marked = screen.getAllByText("Edit unfinished").map(badge => badge.closest("li")?.textContent);
  expect(marked).toEqual([expect.stringContaining("Stopped"), expect.stringContaining("Waiting")]);
});
