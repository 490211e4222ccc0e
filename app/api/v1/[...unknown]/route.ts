import { withGuard } from "@/lib/api/guard";
import { AppError } from "@/lib/core/errors";

/** Answers unknown paths of the API with the guard and the error format of all other paths. */
const handler = withGuard({ access: "public" }, async ({ request }) => {
  throw new AppError("not_found", { reason: "endpoint", path: new URL(request.url).pathname });
});

export {
  handler as DELETE,
  handler as GET,
  handler as OPTIONS,
  handler as PATCH,
  handler as POST,
  handler as PUT,
};
