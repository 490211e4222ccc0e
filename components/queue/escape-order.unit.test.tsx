// @vitest-environment happy-dom
import { act, fireEvent, screen, waitFor } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import { emptyPage, onlySongs, song } from "@/testing/screens/api-data";
import { showWithPlayer } from "@/testing/screens/player-screen";
import { LikedScreen } from "../liked/liked-screen";
import { PlayerBar } from "../player/player-bar";
import { wideScreen } from "../ui/use-wide-screen";

const likedSong = (title: string, position: number) => ({
  position,
  addedAt: "2026-11-21T12:00:00.000Z",
  song: { ...song(title), isLiked: true },
});

const row = (title: string) => screen.getByText(title).closest("[role=row]") as HTMLElement;
const selected = () => document.querySelectorAll("[role=row][aria-selected=true]").length;
const queue = () => screen.queryByRole("dialog", { name: "Queue" });
const pressEscape = (target: Element) => fireEvent.keyDown(target, { key: "Escape" });

/** Shows a list beside the open queue. */
async function showBoth() {
  vi.spyOn(window, "matchMedia").mockImplementation(
    query => ({ matches: query === wideScreen, addEventListener: () => {} }) as unknown as MediaQueryList,
  );
  await showWithPlayer(
    <>
      <LikedScreen />
      <PlayerBar />
    </>,
    {
      routes: {
        "GET /me/liked": onlySongs(...["Beta", "Gamma"].map(likedSong)),
        "GET /shuffles": emptyPage,
        "GET /playlists": emptyPage,
      },
    },
  );
  await screen.findByText("Beta");
  fireEvent.click(screen.getAllByRole("button", { name: "Queue" })[0] as Element);
  await screen.findByRole("dialog", { name: "Queue" });
}

const select = (title: string) => fireEvent.click(row(title), { ctrlKey: true });

it.each(["the list", "the page", "a slider"])(
  "Escape in %s first clears the selection, and the next press closes the queue beside it",
  async place => {
    await showBoth();
    select("Beta");
    select("Gamma");
    expect(selected()).toBe(2);
    const [slider] = screen.getAllByRole("slider");
    const target = { "the list": row("Beta"), "a slider": slider }[place] ?? document.body;
    act(() => target.focus());
    pressEscape(target);
    expect(selected()).toBe(0);
    expect(queue()).not.toBeNull();
    pressEscape(target);
    await waitFor(() => expect(queue()).toBeNull());
  },
);

it("Escape in the queue closes the queue and keeps the selection", async () => {
  await showBoth();
  select("Beta");
  const panel = queue() as HTMLElement;
  pressEscape(panel);
  await waitFor(() => expect(queue()).toBeNull());
  expect(selected()).toBe(1);
});

it("Escape in the search box first clears its text, and keeps selection and queue", async () => {
  await showBoth();
  select("Beta");
  const box = screen.getAllByRole("searchbox")[0] as HTMLInputElement;
  fireEvent.change(box, { target: { value: "Be" } });
  pressEscape(box);
  expect(box.value).toBe("");
  expect(queue()).not.toBeNull();
});
