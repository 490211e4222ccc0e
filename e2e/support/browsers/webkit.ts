import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { answers, startProgram } from "../programs";
import { type Browser, sizes } from "./browser";
import { remoteTab } from "./remote-tab";

/** Programs of Debian's packages `webkit2gtk-driver` and `xvfb`: MiniBrowser has no mode without a display. */
export const webkitPrograms = ["WebKitWebDriver", "Xvfb"];

/** Finds the browser that belongs to the driver: its path has the version of WebKit's interface. */
function findMiniBrowser(): string {
  const libraries = `/usr/lib/${process.arch === "arm64" ? "aarch64" : "x86_64"}-linux-gnu`;
  const found = readdirSync(libraries)
    .map(folder => path.join(libraries, folder, "MiniBrowser"))
    .find(existsSync);
  if (!found) throw new Error(`WebKit's MiniBrowser is missing in ${libraries}.`);
  return found;
}

/** Codes of keys in the standard of WebDriver. */
const codes: Record<string, string> = {
  Alt: "\uE00A",
  ArrowUp: "\uE013",
  Escape: "\uE00C",
  Tab: "\uE004",
};
const press = (keys: string[]) => [
  ...keys.map(value => ({ type: "keyDown", value })),
  ...keys.toReversed().map(value => ({ type: "keyUp", value })),
];

/** Starts WebKit as Debian builds it, driven by W3C's WebDriver; its few requests need no library. */
export async function startWebKit(port: number): Promise<{ browser: Browser; end: () => Promise<void> }> {
  const display = `:${port}`;
  const screen = await startProgram("Xvfb", [display, "-screen", "0", "1280x900x24"], async () =>
    existsSync(`/tmp/.X11-unix/X${port}`),
  );
  const url = `http://127.0.0.1:${port}`;
  const driver = await startProgram("WebKitWebDriver", [`--port=${port}`], () => answers(`${url}/status`), {
    DISPLAY: display,
    GDK_BACKEND: "x11",
  });
  async function send<T>(method: string, address: string, body?: unknown): Promise<T> {
    const reply = await fetch(url + address, { method, body: body ? JSON.stringify(body) : null });
    const { value } = (await reply.json()) as { value: T & { message?: string } };
    if (!reply.ok) throw new Error(`${method} ${address}: ${value.message}`);
    return value;
  }
  const options = { "webkitgtk:browserOptions": { binary: findMiniBrowser(), args: ["--automation"] } };
  const newTab: Browser["newTab"] = async device => {
    const { sessionId } = await send<{ sessionId: string }>("POST", "/session", {
      capabilities: { alwaysMatch: options },
    });
    const session = `/session/${sessionId}`;
    const act = (type: "key" | "pointer", actions: object[]) =>
      send<void>("POST", `${session}/actions`, { actions: [{ type, id: type, actions }] });
    // The toolbar of the browser makes a phone's tab about 60 pixels wider than that.
    await send("POST", `${session}/window/rect`, { x: 0, y: 0, ...sizes[device] });
    return remoteTab({
      open: address => send("POST", `${session}/url`, { url: address }),
      run: script => send("POST", `${session}/execute/sync`, { script, args: [] }),
      press: point =>
        act("pointer", [
          { type: "pointerMove", duration: 0, ...point },
          { type: "pointerDown", button: 0 },
          { type: "pointerUp", button: 0 },
        ]),
      key: keys => act("key", press(keys.map(key => codes[key] ?? key))),
      type: text =>
        act(
          "key",
          [...text].flatMap(character => press([character])),
        ),
      screenshot: async () => Buffer.from(await send<string>("GET", `${session}/screenshot`), "base64"),
      close: () => send("DELETE", session),
    });
  };
  const end = async () => {
    await driver.end();
    await screen.end();
  };
  return { browser: { newTab }, end };
}
