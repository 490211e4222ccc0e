// @vitest-environment happy-dom
import { fireEvent, screen } from "@testing-library/react";
import { expect, it } from "vitest";
import { connection } from "@/testing/screens/api-data";
import { serveApi } from "@/testing/screens/api-server";
import { show } from "@/testing/screens/screen";
import { HoldingPlaylists } from "./holding-playlists";

it("The playlists that hold a song open by key and touch as links", async () => {
  await serveApi({ "GET /me/spotify": connection("no-credentials") });
  const playlists = ["Morning", "Noon", "Night"].map((name, index) => ({ id: `${index}`, name }));
  show(<HoldingPlaylists playlists={playlists} tabIndex={0} />);
  screen.getByRole("link", { name: "Morning" });
  fireEvent.keyDown(screen.getByRole("button", { name: "In 3 playlists" }), { key: "Enter" });
  const items = await screen.findAllByRole("menuitem");
  expect(items.map(item => [item.textContent, item.getAttribute("href")])).toEqual([
    ["Morning", "/playlists/0"],
    ["Noon", "/playlists/1"],
    ["Night", "/playlists/2"],
  ]);
});
