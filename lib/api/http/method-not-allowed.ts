import { type RouteHandler, withGuard } from "@/lib/api/guard";
import { problemReply } from "@/lib/api/problems";
import { AppError } from "@/lib/core/errors";
import { unsupportedMethodHeader } from "./unsupported-methods";

/** Returns the exports of a route file that handles every method alike. */
export const everyMethod = (handler: RouteHandler) => ({
  GET: handler,
  POST: handler,
  PUT: handler,
  PATCH: handler,
  DELETE: handler,
  OPTIONS: handler,
});

/**
 * Answers OPTIONS and refuses every other method with 405. Both replies list the path's methods in `Allow`. Next's own 405 has
 * no body and no `Allow`, although RFC 9110 15.5.6 requires it.
 */
export function methodNotAllowed(methods: string[]): RouteHandler {
  const allowed = [...methods, ...(methods.includes("GET") ? ["HEAD"] : []), "OPTIONS"].sort().join(", ");
  return withGuard({ access: "public" }, async ({ ctx, request }) => {
    const unsupported = request.headers.get(unsupportedMethodHeader);
    if (request.method === "OPTIONS" && !unsupported)
      return new Response(null, { status: 204, headers: { allow: allowed } });
    const method = unsupported ?? request.method;
    const path = new URL(request.url).pathname;
    const reply = problemReply(new AppError("method_not_allowed", { method, path, allowed }), ctx);
    reply.headers.set("allow", allowed);
    return reply;
  });
}
