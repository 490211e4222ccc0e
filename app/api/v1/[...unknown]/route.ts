import { guarded } from "@/lib/api/route";
import { AppError } from "@/lib/core/errors";

/** Paths that the API does not have are answered like everything else of it. */
const handler = guarded({ access: "public" }, async ({ request }) => {
  throw new AppError("not_found", `The API has no ${new URL(request.url).pathname}.`);
});

export {
  handler as DELETE,
  handler as GET,
  handler as OPTIONS,
  handler as PATCH,
  handler as POST,
  handler as PUT,
};
