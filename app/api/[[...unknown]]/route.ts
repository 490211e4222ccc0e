import { withGuard } from "@/lib/api/guard";
import { everyMethod } from "@/lib/api/http/method-not-allowed";
import { malformedPath } from "@/lib/api/http/prepare-requests";
import { AppError } from "@/lib/core/errors";

/** Answers unknown paths of the API with the guard and the error format of all other paths. */
const handler = withGuard({ access: "public" }, async ({ request }) => {
  const path = new URL(request.url).pathname;
  if (path === malformedPath) throw new AppError("bad_request", { reason: "path_not_utf8" });
  throw new AppError("not_found", { reason: "endpoint", path });
});

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = everyMethod(handler);
