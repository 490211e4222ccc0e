// @vitest-environment happy-dom
import { act, cleanup, render, screen } from "@testing-library/react";
import { useRef } from "react";
import { createRoot } from "react-dom/client";
import { renderToString } from "react-dom/server";
import { expect, it, onTestFinished, vi } from "vitest";
import { useRowsInView } from "./use-rows-in-view";

const rowHeight = 50;
const topOf = (index: number) => index * rowHeight;
const covered = { top: 100, bottom: 100 };

/** A list of 10,000 rows, 200 pixels below the top of the page. */
function List({ onReady }: { onReady?: (scrollTo: (index: number) => void) => void }) {
  const list = useRef<HTMLUListElement>(null);
  const { rows, scrollTo } = useRowsInView({ list, count: 10_000, topOf, covered, kept: 9_000 });
  onReady?.(scrollTo);
  return (
    <ul ref={list}>
      {rows.map(index => (
        <li key={index}>{index}</li>
      ))}
    </ul>
  );
}

/** Gives the window a height of 600 pixels and a place in the page, which happy-dom does not have. */
function scrollPage() {
  let scrolled = 0;
  const box = vi.spyOn(Element.prototype, "getBoundingClientRect");
  box.mockImplementation(() => new DOMRect(0, 200 - scrolled, 100, 10_000 * rowHeight));
  const height = vi.spyOn(window, "innerHeight", "get").mockReturnValue(600);
  const scrollBy = vi.spyOn(window, "scrollBy").mockImplementation(() => undefined);
  onTestFinished(() => {
    cleanup();
    for (const spy of [box, height, scrollBy]) spy.mockRestore();
  });
  const to = (y: number) =>
    act(() => {
      scrolled = y;
      window.dispatchEvent(new Event("scroll"));
    });
  return { to, scrollBy };
}

const shown = () => screen.getAllByRole("listitem").map(row => Number(row.textContent));

it("The server sends the first rows of a list, so that it shows before its scripts run", () => {
  const html = renderToString(<List />);
  expect(html).toContain("<li>0</li>");
  expect(html).toContain("<li>7</li>");
});

it("A list that the server did not send has all rows in view when it is first shown", async () => {
  scrollPage();
  // In `act`, React would go on before anything can be seen.
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", false);
  const page = document.body.appendChild(document.createElement("div"));
  const root = createRoot(page);
  onTestFinished(() => {
    root.unmount();
    page.remove();
    vi.unstubAllGlobals();
  });
  const first = new Promise<number>(resolve => {
    const observer = new MutationObserver(() => {
      observer.disconnect();
      resolve(shown().length);
    });
    observer.observe(page, { childList: true, subtree: true });
  });
  root.render(<List />);
  expect(await first).toBe(20);
});

it("Of a long list, the rows in view, some beside them, and the kept row are rendered", async () => {
  const page = scrollPage();
  render(<List />);
  expect(shown()).toEqual([...Array(19).keys(), 9_000]);
  await page.to(100_200);
  expect(shown().slice(0, -1)).toEqual(Array.from({ length: 33 }, (_, row) => 1_990 + row));
  await page.to(10_000 * rowHeight);
  expect(shown().at(-1)).toBe(9_999);
});

it("A list scrolls to a row as far as bars above and below would cover it", async () => {
  const page = scrollPage();
  let scrollTo = (_index: number): void => undefined;
  render(<List onReady={value => (scrollTo = value)} />);
  await page.to(100_200);
  scrollTo(2_004);
  expect(page.scrollBy).not.toHaveBeenCalled();
  scrollTo(2_001);
  scrollTo(2_011);
  expect(page.scrollBy.mock.calls).toEqual([[{ top: -50 }], [{ top: 100 }]]);
});
