// @vitest-environment happy-dom
import { fireEvent, screen, waitFor } from "@testing-library/react";
import { PathnameContext } from "next/dist/shared/lib/hooks-client-context.shared-runtime";
import { useState } from "react";
import { expect, it, vi } from "vitest";
import { showWithPlayer } from "@/testing/screens/player-screen";
import { PlayerBar } from "./player-bar";

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
  vi.spyOn(window, "matchMedia").mockReturnValue({ matches: isWide } as MediaQueryList);
  await showWithPlayer(<Page />);
  await open("Queue", "Queue");
  goToAlbums();
  if (isWide) await new Promise(resolve => setTimeout(resolve));
  await waitFor(() => expect(screen.queryByRole("dialog") !== null).toBe(isWide));
});
