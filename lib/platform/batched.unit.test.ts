import { expect, it } from "vitest";
import { batched } from "./batched";

it("Calls of the same moment are loaded at once, and later calls again", async () => {
  const loads: string[][] = [];
  const load = batched(async (keys: string[]) => {
    loads.push(keys);
    return new Map(keys.filter(key => key !== "missing").map(key => [key, `value of ${key}`]));
  });
  await expect(Promise.all([load("a"), load("b"), load("a"), load("missing")])).resolves.toEqual([
    "value of a",
    "value of b",
    "value of a",
    undefined,
  ]);
  await load("a");
  expect(loads).toEqual([["a", "b", "missing"], ["a"]]);
});

it("An error reaches every call of the moment, and the next call loads again", async () => {
  let isBroken = true;
  const load = batched(async (keys: string[]) => {
    if (isBroken) throw new Error("broken");
    return new Map(keys.map(key => [key, key]));
  });
  const outcomes = await Promise.allSettled([load("a"), load("b")]);
  expect(outcomes.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  isBroken = false;
  await expect(load("a")).resolves.toBe("a");
});
