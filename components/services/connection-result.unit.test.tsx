// @vitest-environment happy-dom
import { screen } from "@testing-library/react";
import { expect, it } from "vitest";
import { connection } from "@/testing/screens/api-data";
import { serveApi } from "@/testing/screens/api-server";
import { show } from "@/testing/screens/screen";
import { ConnectionResult } from "./connection-result";

it.each([
  ["quota_exceeded", "Services shows when they work again"],
  ["rate_limited", "Connect again in a minute"],
  ["spotify_reply_unusable", "a reply that Tonearm can’t read. Nothing was changed"],
  ["authorization_expired", "within ten minutes"],
  ["spotify_not_connected", "Add its client ID and secret under Services first"],
  ["body_too_large", "Nothing was stored. Try again"],
  ["constructor", "Nothing was stored. Try again"],
])("After a connection that failed with %s the page says: %s", async (problem, says) => {
  await serveApi({ "GET /me/spotify": connection("no-credentials") });
  show(<ConnectionResult connected={null} problem={problem} />);
  const text = screen.getByRole("alert").textContent;
  expect(text).toContain(says);
  expect(text).not.toContain("undefined");
});

it.each([
  ["authorization_failed", ["Add", "Save"]],
  ["not_allow_listed", ["Settings", "User Management"]],
])("In French, the labels of Spotify’s pages in %s are marked as English", async (problem, labels) => {
  await serveApi({ "GET /me/spotify": connection("no-credentials") });
  show(<ConnectionResult connected={null} problem={problem} />, "fr");
  const english = screen.getByRole("alert").querySelectorAll('[lang="en"][translate="no"]');
  expect(Array.from(english, ({ textContent }) => textContent)).toEqual(labels);
});

it("The result leaves the address at once, so that it is not shown again after a reload", async () => {
  await serveApi({ "GET /me/spotify": connection("connected") });
  window.history.replaceState(null, "", "/music?connected=1");
  show(<ConnectionResult connected="1" problem={null} />);
  screen.getByText("Spotify is connected");
  expect(window.location.pathname + window.location.search).toBe("/music");
});

it("A renewed connection does not ask for an import", async () => {
  await serveApi({ "GET /me/spotify": connection("connected") });
  show(<ConnectionResult connected="1" problem={null} hasImported />);
  screen.getByText("Everything works again.");
});
