import { expect, it } from "vitest";
import { errorDetail } from "@/lib/core/error-words";
import { locales } from "@/lib/i18n/locales";
import { catalogs } from "@/lib/i18n/translator";
import { missingRights, requestedScopes } from "./scopes";

it("A permission is missing if one of its scopes is", () => {
  expect(missingRights(requestedScopes())).toEqual([]);
  expect(missingRights(requestedScopes().filter(scope => scope !== "user-library-modify"))).toEqual([
    "library",
  ]);
});

it("The permission to play in the browser is asked for only when its switch is on", () => {
  const on = { browserSound: true };
  expect(requestedScopes()).not.toContain("streaming");
  expect(requestedScopes(on)).toContain("streaming");
  expect(missingRights(requestedScopes(), on)).toEqual(["sound"]);
  expect(missingRights(requestedScopes(on), on)).toEqual([]);
});

it("Each permission has words, and in English they are the same in the notice and in the error", () => {
  const rights = missingRights([], { browserSound: true });
  expect(rights).toHaveLength(5);
  for (const right of rights) {
    const words = locales.map(locale => catalogs[locale].services.permissions[right]);
    expect(new Set(words).size).toBe(2);
    expect(errorDetail("en", "scope_missing", { reason: right })).toContain(`permission to ${words[0]}.`);
  }
});
