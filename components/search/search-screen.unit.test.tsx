// @vitest-environment happy-dom
import { fireEvent, screen } from "@testing-library/react";
import { expect, it, onTestFinished, vi } from "vitest";
import { connection } from "@/testing/screens/api-data";
import { serveApi } from "@/testing/screens/api-server";
import { show } from "@/testing/screens/screen";
import { SearchScreen } from "./search-screen";

/** Shows the search on a screen whose main pointer is a finger or a mouse. */
async function showSearch(pointer: "coarse" | "fine") {
  const matches = (query: string) => query === `(pointer: ${pointer})`;
  vi.stubGlobal("matchMedia", (query: string) => ({ matches: matches(query), addEventListener: () => {} }));
  onTestFinished(() => void vi.unstubAllGlobals());
  await serveApi({ "GET /me/spotify": connection("no-credentials") });
  await show(<SearchScreen />).loaded();
  return screen.getByRole("searchbox");
}

it("The search box has the focus at once where people type on a keyboard", async () => {
  const box = await showSearch("fine");
  expect(document.activeElement).toBe(box);
});

it("On a touch screen, the search box does not take the focus, so that no keyboard covers the page", async () => {
  const box = await showSearch("coarse");
  expect(document.activeElement).not.toBe(box);
});

it("An arrow chooses the other source, and arrows with a modifier stay keys of the browser", async () => {
  await showSearch("fine");
  const tab = (name: string) => screen.getByRole("tab", { name });
  tab("Your library").focus();
  fireEvent.keyDown(tab("Your library"), { key: "ArrowLeft", altKey: true });
  expect(tab("Your library").getAttribute("aria-selected")).toBe("true");
  fireEvent.keyDown(tab("Your library"), { key: "ArrowRight" });
  expect(tab("Spotify").getAttribute("aria-selected")).toBe("true");
  expect(document.activeElement).toBe(tab("Spotify"));
});
