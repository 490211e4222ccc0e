import { expect, it, onTestFinished, vi } from "vitest";
import { inOnePage } from "./in-one-page";

type Holder = () => Promise<unknown>;

/** Stands for the browser's locks: one holder at a time, the others wait in their order. */
function fakeLocks() {
  let last: Promise<unknown> = Promise.resolve();
  const request = (_: string, { signal }: { signal: AbortSignal }, hold: Holder) => {
    const held = last.then(() => (signal.aborted ? Promise.reject(signal.reason) : hold()));
    last = held.catch(() => {});
    return held;
  };
  vi.stubGlobal("navigator", { locks: { request } });
  onTestFinished(() => void vi.unstubAllGlobals());
}

it("Only the first page plays, and the next one follows when it closes", async () => {
  fakeLocks();
  const playing: string[] = [];
  const open = (page: string) =>
    inOnePage(() => {
      playing.push(page);
      return () => void playing.splice(playing.indexOf(page), 1);
    });
  const [close, closeWaiting] = [open("first"), open("second"), open("third")];
  await vi.waitFor(() => expect(playing).toEqual(["first"]));
  closeWaiting();
  close();
  await vi.waitFor(() => expect(playing).toEqual(["third"]));
});

it("A page at an insecure address, where browsers have no locks, says so itself", () => {
  vi.stubGlobal("navigator", {});
  onTestFinished(() => void vi.unstubAllGlobals());
  const stop = vi.fn();
  inOnePage(() => stop)();
  expect(stop).toHaveBeenCalled();
});
