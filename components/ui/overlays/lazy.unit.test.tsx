// @vitest-environment happy-dom
import { act, fireEvent, screen, waitFor } from "@testing-library/react";
import { type ReactNode, useState } from "react";
import { expect, it } from "vitest";
import { connection } from "@/testing/screens/api-data";
import { serveApi } from "@/testing/screens/api-server";
import { show } from "@/testing/screens/screen";
import { Lazy, type LazyPart, lazyPart } from "./lazy";
import { Menu } from "./menu";

const network = "Can’t reach Tonearm";

/** Returns a part whose code can be loaded from the second time on. */
function unreachedOnce() {
  let loads = 0;
  const part = lazyPart(async () => {
    if (loads++ === 0) throw new Error("Loading failed");
    return () => <p>Content</p>;
  });
  return { part, loads: () => loads };
}

function Opener({ part }: { part: LazyPart<object> }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" onClick={() => setOpen(true)}>
        Open
      </button>
      {open && <Lazy part={part} onMissing={() => setOpen(false)} />}
    </>
  );
}

async function showButton(button: ReactNode) {
  await serveApi({ "GET /me/spotify": connection("no-credentials") });
  await show(button).loaded();
}

it("A press whose code cannot be loaded says that the server was not reached, and the next press tries again", async () => {
  const { part } = unreachedOnce();
  await showButton(<Opener part={part} />);
  fireEvent.click(screen.getByRole("button", { name: "Open" }));
  await screen.findByText(network);
  expect(screen.queryByText("Content")).toBeNull();
  fireEvent.click(screen.getByRole("button", { name: "Open" }));
  await screen.findByText("Content");
});

it("An early part that cannot be loaded says nothing, and loads when the network returns", async () => {
  const { part, loads } = unreachedOnce();
  await showButton(<Lazy part={part} isEarly />);
  await waitFor(() => expect(loads()).toBe(1));
  expect(screen.queryByText(network)).toBeNull();
  window.dispatchEvent(new Event("online"));
  await screen.findByText("Content");
});

it("A menu whose items cannot be loaded when its button gets the focus says nothing until it is opened", async () => {
  const { part, loads } = unreachedOnce();
  await showButton(
    <Menu items={part} trigger={<button type="button">More</button>}>
      <Lazy part={part} />
    </Menu>,
  );
  const more = screen.getByRole("button", { name: "More" });
  act(() => more.focus());
  await waitFor(() => expect(loads()).toBe(1));
  fireEvent.keyDown(more, { key: "Enter" });
  await screen.findByText("Content");
  expect(screen.queryByText(network)).toBeNull();
});
