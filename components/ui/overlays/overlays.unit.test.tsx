// @vitest-environment happy-dom
import { fireEvent, screen, waitFor } from "@testing-library/react";
import { useState } from "react";
import { expect, it } from "vitest";
import { connection } from "@/testing/screens/api-data";
import { serveApi } from "@/testing/screens/api-server";
import { show } from "@/testing/screens/screen";
import { Confirm } from "./confirm";
import { Dialog } from "./dialog";
import { ContextMenu, Menu, MenuItem } from "./menu";

type OverlayProps = { open: boolean; onOpenChange: (open: boolean) => void };

const InfoDialog = (props: OverlayProps) => (
  <Dialog {...props} title="Information">
    <button type="button">Inside</button>
  </Dialog>
);
const Question = (props: OverlayProps) => (
  <Confirm {...props} title="Question" description="Really?" action="Yes" onConfirm={() => undefined} />
);

/** A list whose rows open an overlay, from a button and from a menu. */
function Rows({ overlay: Overlay }: { overlay: typeof InfoDialog }) {
  const [open, setOpen] = useState(false);
  const [isRowGone, setRowGone] = useState(false);
  return (
    <section tabIndex={-1} aria-label="Rows">
      {!isRowGone && (
        <div>
          <button type="button" onClick={() => setOpen(true)}>
            Open
          </button>
          <Menu trigger={<button type="button">More</button>}>
            <MenuItem onSelect={() => setOpen(true)}>Open from the menu</MenuItem>
          </Menu>
        </div>
      )}
      <Overlay open={open} onOpenChange={setOpen} />
      <button type="button" onClick={() => setRowGone(true)}>
        Remove the row
      </button>
    </section>
  );
}

async function showRows(overlay = InfoDialog) {
  await serveApi({ "GET /me/spotify": connection("no-credentials") });
  await show(<Rows overlay={overlay} />).loaded();
}

const button = (name: string) => screen.getByRole("button", { name, hidden: true });
/** Presses and clicks as a mouse does. */
const press = (element: HTMLElement) => {
  fireEvent.pointerDown(element, { button: 0 });
  fireEvent.pointerUp(element, { button: 0 });
  fireEvent.click(element, { detail: 1 });
};
const hasFocus = (element: HTMLElement) => waitFor(() => expect(document.activeElement).toBe(element));
const opened = (name: string) => screen.findByRole("button", { name });
const close = (role: "dialog" | "alertdialog") => {
  fireEvent.keyDown(screen.getByRole(role), { key: "Escape" });
  return waitFor(() => expect(screen.queryByRole(role)).toBeNull());
};

it("After a dialog, the button that opened it has the focus again", async () => {
  await showRows();
  button("Open").focus();
  fireEvent.click(button("Open"));
  await hasFocus(await opened("Inside"));
  await close("dialog");
  await hasFocus(button("Open"));
});

it("After a question, the button that asked it has the focus again", async () => {
  await showRows(Question);
  button("Open").focus();
  fireEvent.click(button("Open"));
  await hasFocus(await opened("Cancel"));
  await close("alertdialog");
  await hasFocus(button("Open"));
});

it("After a dialog that a menu opened, the menu's button has the focus again", async () => {
  await showRows();
  button("More").focus();
  fireEvent.keyDown(button("More"), { key: "Enter" });
  fireEvent.click(await screen.findByRole("menuitem"));
  await hasFocus(await opened("Inside"));
  await close("dialog");
  await hasFocus(button("More"));
});

it("After a dialog whose row was removed meanwhile, the list of the row has the focus", async () => {
  await showRows();
  button("Open").focus();
  fireEvent.click(button("Open"));
  await hasFocus(await opened("Inside"));
  fireEvent.click(button("Remove the row"));
  await close("dialog");
  await hasFocus(screen.getByRole("region", { name: "Rows" }));
});

it("An arrow that is pressed again while the menu loads leaves it open", async () => {
  await showRows();
  button("More").focus();
  for (let press = 0; press < 2; press++) fireEvent.keyDown(button("More"), { key: "ArrowDown" });
  expect(await screen.findByRole("menuitem", { name: "Open from the menu" })).toBeTruthy();
});

function Row() {
  const [at, setAt] = useState<{ x: number; y: number } | null>(null);
  return (
    <>
      <button type="button" onContextMenu={({ clientX, clientY }) => setAt({ x: clientX, y: clientY })}>
        Row
      </button>
      <ContextMenu at={at} onClose={() => setAt(null)} title="Song">
        <MenuItem>Play</MenuItem>
      </ContextMenu>
      <input aria-label="Elsewhere" />
    </>
  );
}

async function openContextMenu() {
  await serveApi({ "GET /me/spotify": connection("no-credentials") });
  await show(<Row />).loaded();
  button("Row").focus();
  fireEvent.contextMenu(button("Row"), { clientX: 10, clientY: 20 });
  return screen.findByRole("menu", { name: "Song" });
}

it("After a context menu was closed by Escape, the element that it belongs to has the focus again", async () => {
  fireEvent.keyDown(await openContextMenu(), { key: "Escape" });
  await hasFocus(button("Row"));
  expect(screen.queryByRole("menu")).toBeNull();
});

it("A click into a field closes a context menu and leaves the focus in the field", async () => {
  await openContextMenu();
  const field = screen.getByRole("textbox", { hidden: true });
  await waitFor(() => {
    fireEvent.pointerDown(field, { button: 0, pointerType: "mouse" });
    field.focus();
    expect(screen.queryByRole("menu")).toBeNull();
  });
  await hasFocus(field);
});

it("A click without a press, as voice control sends it, opens and closes a menu", async () => {
  await showRows();
  fireEvent.click(button("More"));
  await screen.findByRole("menuitem", { name: "Open from the menu" });
  fireEvent.click(button("More"));
  await waitFor(() => expect(screen.queryByRole("menu")).toBeNull());
});

it("A press and its click open a menu once", async () => {
  await showRows();
  press(button("More"));
  await screen.findByRole("menuitem", { name: "Open from the menu" });
  expect(button("More").getAttribute("aria-expanded")).toBe("true");
});

it("After a press that was dragged away, a click without a press counts", async () => {
  await showRows();
  fireEvent.pointerDown(button("More"), { button: 0 });
  fireEvent.pointerLeave(button("More"), { buttons: 1 });
  await screen.findByRole("menuitem", { name: "Open from the menu" });
  fireEvent.click(button("More"), { detail: 1 });
  await waitFor(() => expect(screen.queryByRole("menu")).toBeNull());
});

it("A key opens a menu, and no click follows it", async () => {
  await showRows();
  for (const key of ["Enter", " "]) {
    expect(fireEvent.keyDown(button("More"), { key })).toBe(false);
    await screen.findByRole("menuitem", { name: "Open from the menu" });
    fireEvent.keyDown(screen.getByRole("menu"), { key: "Escape" });
    await waitFor(() => expect(screen.queryByRole("menu")).toBeNull());
  }
  expect(fireEvent.keyUp(button("More"), { key: " " })).toBe(false);
});

it("The release of the press that opened a menu chooses no item, unless the pointer was dragged to it", async () => {
  await showRows();
  const item = () => screen.findByRole("menuitem", { name: "Open from the menu" });
  fireEvent.pointerDown(button("More"), { button: 0 });
  fireEvent.pointerUp(await item(), { clientX: 200, clientY: 700 });
  expect(screen.queryByRole("dialog")).toBeNull();
  fireEvent.keyDown(screen.getByRole("menu"), { key: "Escape" });
  await waitFor(() => expect(screen.queryByRole("menu")).toBeNull());
  fireEvent.pointerDown(button("More"), { button: 0 });
  fireEvent.pointerMove(await item(), { clientX: 200, clientY: 600 });
  fireEvent.pointerUp(await item(), { clientX: 200, clientY: 700 });
  await opened("Inside");
});
