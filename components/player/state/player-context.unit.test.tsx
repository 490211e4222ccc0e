// @vitest-environment happy-dom
import { act } from "@testing-library/react";
import { hydrateRoot } from "react-dom/client";
import { renderToString } from "react-dom/server";
import { expect, it, vi } from "vitest";
import { type Player, PlayerContext, usePlayer } from "./player-context";

function Title() {
  const { state } = usePlayer();
  return state ? <h1>{state.item?.title}</h1> : <p>Asking</p>;
}

const withState = (state: Partial<Player["state"]> | undefined) => (
  <PlayerContext value={{ state } as Player}>
    <Title />
  </PlayerContext>
);

it("A page that is hydrated after the player's state has arrived begins with the server's HTML and then shows the state", async () => {
  const box = document.createElement("div");
  box.innerHTML = renderToString(withState(undefined));
  const onRecoverableError = vi.fn();
  const arrived = withState({ item: { title: "Song" } } as Player["state"]);
  const root = await act(async () => hydrateRoot(box, arrived, { onRecoverableError }));
  expect(box.innerHTML).toBe("<h1>Song</h1>");
  expect(onRecoverableError).not.toHaveBeenCalled();
  await act(async () => root.unmount());
});
