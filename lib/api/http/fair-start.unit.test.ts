import { AsyncLocalStorage } from "node:async_hooks";
import { expect, it } from "vitest";
import { FairStart } from "./fair-start";

it("Tasks of an address that has many do not delay those of another, and other events come between them", async () => {
  const starts = new FairStart();
  const started: string[] = [];
  const done = new Promise<void>(resolve => {
    const start = (address: string, name: string) => starts.add(address, () => started.push(name));
    for (const index of [1, 2, 3]) start("ada", `ada ${index}`);
    start("eve", "eve 1");
    starts.add("ada", () => {
      setImmediate(() => started.push("event"));
      start("eve", "eve 2");
      start("ada", "ada 5");
      starts.add("eve", resolve);
    });
  });
  await done;
  expect(started).toEqual(["ada 1", "eve 1", "ada 2", "ada 3", "event", "eve 2", "ada 5"]);
});

it("A task runs in the asynchronous context in which it was added", async () => {
  const starts = new FairStart();
  const context = new AsyncLocalStorage<string>();
  const contexts = await Promise.all(
    ["ada", "eve"].map(
      name =>
        new Promise(resolve =>
          context.run(name, () => starts.add("address", () => resolve(context.getStore()))),
        ),
    ),
  );
  expect(contexts).toEqual(["ada", "eve"]);
});
