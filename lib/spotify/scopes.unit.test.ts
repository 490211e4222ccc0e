import { expect, it } from "vitest";
import { errorDetail } from "@/lib/core/error-words";
import { missingRights } from "./scopes";

it("A missing scope is called the same in the notice and in the error", () => {
  const reasons = ["playback", "playlists", "library", "history"];
  const details = reasons.map(reason => errorDetail("en", "scope_missing", { reason }));
  const rights = missingRights([]);
  expect(rights).toHaveLength(reasons.length);
  for (const [index, right] of rights.entries()) expect(details[index]).toContain(`permission to ${right}.`);
});
