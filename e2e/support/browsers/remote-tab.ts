import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect } from "@playwright/test";
import type * as TestingLibrary from "@testing-library/dom";
import type { Tab, Target } from "./browser";

type Point = { x: number; y: number };

/** The protocol that drives a browser, as far as a tab needs it. */
export type Remote = {
  open(url: string): Promise<void>;
  /** Runs the body of a function in the page and returns its result, which is JSON. */
  run(script: string): Promise<unknown>;
  press(point: Point): Promise<void>;
  key(keys: string[]): Promise<void>;
  type(text: string): Promise<void>;
  screenshot(): Promise<Buffer>;
  close(): Promise<void>;
};

/** Finds elements by role and name in the page. */
const library = createRequire(import.meta.url).resolve(
  "@testing-library/dom/dist/@testing-library/dom.umd.min.js",
);

declare global {
  var TestingLibraryDom: typeof TestingLibrary | undefined;
}

type Plain = Omit<Target, "name" | "within"> & { name?: string; within?: Plain };

const toPlain = ({ name, within, ...target }: Target): Plain => ({
  ...target,
  ...(name && { name: name.source }),
  ...(within && { within: toPlain(within) }),
});

/** The functions below run in the page: they cannot use anything else of this file. */
function findIn(target: Plain): HTMLElement[] | null {
  const queries = globalThis.TestingLibraryDom;
  if (!queries) return null;
  const find = ({ role, name, within, ...options }: Plain): HTMLElement[] => {
    const [container] = within ? find(within) : [document.body];
    if (!container) return [];
    return queries.queryAllByRole(container, role, name ? { name: new RegExp(name), ...options } : options);
  };
  return find(target);
}

/** Returns the middle of the first element, or what keeps a person from pressing it. */
function pointOf([element, another]: HTMLElement[]): Point | string {
  if (!element) return "is not on the screen";
  if (another) return "is not the only one";
  if (element.matches(":disabled")) return "is disabled";
  const middle = () => {
    const { x, y, width, height } = element.getBoundingClientRect();
    return { x: Math.round(x + width / 2), y: Math.round(y + height / 2) };
  };
  const hit = ({ x, y }: Point) => document.elementFromPoint(x, y);
  if (!element.contains(hit(middle()))) element.scrollIntoView({ block: "center", behavior: "instant" });
  const above = hit(middle());
  return element.contains(above) ? middle() : `is covered by ${above?.outerHTML.slice(0, 200)}`;
}

// biome-ignore lint/performance/useDomNodeTextContent: a row has its title in a line of its own
const textsOf = (elements: HTMLElement[]) => elements.map(element => element.innerText);
const focusFirst = ([element]: HTMLElement[]) => element?.focus();

/** A tab of a browser that is driven through a protocol without such functions. */
export function remoteTab(remote: Remote): Tab {
  /** Calls a function with the elements that match, in the page. */
  async function callWith<T>(action: (elements: HTMLElement[]) => T, target: Target): Promise<T> {
    const script = `const found = (${findIn})(${JSON.stringify(toPlain(target))});
      return found ? { result: (${action})(found) } : null;`;
    const reply = (await remote.run(script)) as { result: T } | null;
    if (reply) return reply.result;
    await remote.run(`${readFileSync(library, "utf8")}; return null;`);
    return callWith(action, target);
  }

  /** Waits until an element can be pressed and no longer moves. */
  async function waitFor(target: Target): Promise<Point> {
    let last: Point | string = "";
    await expect(async () => {
      const before = last;
      last = await callWith(pointOf, target);
      expect(last, `${target.role} ${target.name}`).toEqual(expect.any(Object));
      expect(last).toEqual(before);
    }).toPass({ timeout: 20_000, intervals: [50] });
    return last as unknown as Point;
  }

  const press = async (target: Target) => remote.press(await waitFor(target));
  return {
    press,
    open: url => remote.open(url),
    type: text => remote.type(text),
    focus: async target => {
      await waitFor(target);
      await callWith(focusFirst, target);
    },
    key: keys => remote.key(keys.split("+")),
    texts: target => callWith(textsOf, target),
    screenshot: () => remote.screenshot(),
    close: () => remote.close(),
  };
}
