// @vitest-environment happy-dom
import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { PathnameContext } from "next/dist/shared/lib/hooks-client-context.shared-runtime";
import { useState } from "react";
import { expect, it, vi } from "vitest";
import { playerState, playing } from "@/testing/screens/api-data";
import { showWithPlayer } from "@/testing/screens/player-screen";
import { PlayerBar } from "../player-bar";

const onWideScreen = (isWide: boolean) =>
  vi.spyOn(window, "matchMedia").mockReturnValue({ matches: isWide } as MediaQueryList);

/** The player bar on a page with a link to another one. */
function Page() {
  const [path, setPath] = useState("/music");
  return (
    <PathnameContext value={path}>
      <button type="button" onClick={() => setPath("/albums")}>
        Albums
      </button>
      <PlayerBar />
    </PathnameContext>
  );
}

const open = async (name: string, view: string) => {
  await screen.findByText("Alpha");
  fireEvent.click(screen.getAllByRole("button", { name })[0] as Element);
  await screen.findByRole("dialog", { name: view });
};
const goToAlbums = () => fireEvent.click(screen.getByText("Albums"));

it("Now playing closes when another page opens, which it would hide", async () => {
  await showWithPlayer(<Page />);
  await open("Open Now playing", "Now playing");
  goToAlbums();
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
});

it.each([true, false])("The queue stays beside the next page on a wide screen: %s", async isWide => {
  onWideScreen(isWide);
  await showWithPlayer(<Page />);
  await open("Queue", "Queue");
  goToAlbums();
  if (isWide) await new Promise(resolve => setTimeout(resolve));
  await waitFor(() => expect(screen.queryByRole("dialog") !== null).toBe(isWide));
});

it("On a phone, a link out of Now playing takes the place of its entry in the history, so that one Back leads to the page", async () => {
  onWideScreen(false);
  const { opened, replaced } = await showWithPlayer(<Page />, {
    state: playerState({ item: { ...playing, artists: ["Ada"], artistIds: ["ada"] } }),
  });
  await open("Open Now playing", "Now playing");
  expect(window.history.state).toEqual({ isView: true });
  const link = within(screen.getByRole("dialog")).getByRole("link", { name: "Ada" });
  // happy-dom would open the address in this window.
  window.addEventListener("click", event => event.preventDefault(), { once: true });
  fireEvent.click(link, { ctrlKey: true });
  expect(replaced).toEqual([]);
  fireEvent.click(link);
  expect(opened).toEqual(["/artists/ada"]);
  expect(replaced).toEqual(["/artists/ada"]);
});
