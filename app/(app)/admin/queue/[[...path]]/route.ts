import { z } from "zod";
import { withGuard } from "@/lib/api/guard";
import { handleBoardRequest } from "@/lib/platform/jobs/board";
import { logSecurityEvent } from "@/lib/platform/security-log";

const basePath = "/admin/queue";

/** Serves Bull Board to admins. The guard of the API checks every request, including requests for Bull Board's scripts. */
const handler = withGuard(
  // A GET has no body, which counts as `{}`.
  { access: "admin", body: z.record(z.string(), z.unknown()) },
  ({ ctx, request, body }) => {
    const { pathname, searchParams } = new URL(request.url);
    if (request.method !== "GET" && request.method !== "HEAD")
      logSecurityEvent("admin_queue_changed", ctx, { method: request.method, path: pathname });
    return handleBoardRequest(basePath, {
      method: request.method,
      path: pathname.slice(basePath.length) || "/",
      query: Object.fromEntries(searchParams),
      body,
    });
  },
);

export { handler as GET, handler as PATCH, handler as POST, handler as PUT };
