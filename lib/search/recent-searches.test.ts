import { expect, it } from "vitest";
import { createUser } from "@/testing/people";
import { range } from "@/testing/spotify/catalog";
import { forgetSearches, listRecentSearches, rememberSearch } from "./recent-searches";

type Person = Parameters<typeof listRecentSearches>[0];

const textsOf = async (ctx: Person) => (await listRecentSearches(ctx)).items.map(({ q }) => q);

it("Recent searches are the person's own, the latest first, each once", async () => {
  const [ctx, other] = [await createUser(), await createUser()];
  for (const q of ["queen", "björk", "Queen"]) await rememberSearch(ctx, q);
  expect(await textsOf(ctx)).toEqual(["Queen", "björk"]);
  expect(await textsOf(other)).toEqual([]);
});

it("The oldest of more than twenty searches is forgotten", async () => {
  const ctx = await createUser();
  for (const number of range(21)) await rememberSearch(ctx, `search ${number}`);
  const texts = await textsOf(ctx);
  expect(texts).toHaveLength(20);
  expect(texts[0]).toBe("search 20");
  expect(texts).not.toContain("search 0");
});

it("A person forgets one search or all, and nobody else's", async () => {
  const [ctx, other] = [await createUser(), await createUser()];
  for (const person of [ctx, other]) for (const q of ["a", "b"]) await rememberSearch(person, q);
  await forgetSearches(ctx, "a");
  await forgetSearches(ctx, "\0");
  expect(await textsOf(ctx)).toEqual(["b"]);
  await forgetSearches(ctx, undefined);
  expect(await textsOf(ctx)).toEqual([]);
  expect(await textsOf(other)).toEqual(["b", "a"]);
});
