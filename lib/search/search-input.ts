import { AppError } from "@/lib/core/errors";
import type { Issue } from "@/lib/schemas/issue";
import type { SearchKind } from "@/lib/schemas/search";

export type SearchInput = { q: string; kinds: SearchKind[]; limit: number; cursor?: string };

/** Returns the refusal of a text that cannot be searched for. */
export const invalidText = (issue: Issue) =>
  new AppError(
    "validation_failed",
    { reason: "field", path: "q", message: issue },
    { issues: [{ path: "q", issue }] },
  );
