import { z } from "zod";
import { withGuard } from "@/lib/api/guard";
import { askBoard } from "@/lib/platform/jobs/board";

const basePath = "/admin/queue";

/** Bull Board, for admins: the same checks as for the API guard each of its requests, its scripts among them. */
const answer = withGuard(
  { access: "admin", body: z.record(z.string(), z.unknown()) },
  ({ request, body }) => {
    const { pathname, searchParams } = new URL(request.url);
    return askBoard(basePath, {
      method: request.method,
      path: pathname.slice(basePath.length) || "/",
      query: Object.fromEntries(searchParams),
      body,
    });
  },
);

export { answer as GET, answer as PATCH, answer as POST, answer as PUT };
