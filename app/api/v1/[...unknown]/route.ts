import { withGuard } from "@/lib/api/guard";
import { AppError } from "@/lib/core/errors";

/** Answers paths that the API does not have with the same guard and the same kind of error as the others. */
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
