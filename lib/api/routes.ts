import { durationHistogram } from "@/lib/platform/metrics";
import { type RouteHandler, type RouteInput, withGuard } from "./guard";
import { everyMethod, methodNotAllowed } from "./http/method-not-allowed";
import { type OperationName, type OperationOf, operations } from "./operations";
import type { Operation, ResultOf } from "./operations/operation";

type Path = OperationName extends `${string} ${infer P}` ? P : never;
type MethodsAt<P extends Path> = OperationName extends infer Name
  ? Name extends `${infer Method} ${P}`
    ? Method
    : never
  : never;
type OperationHandler<O extends Operation> = (input: RouteInput<O>) => Promise<ResultOf<O["reply"]>>;

/** One handler for each operation of a path. */
type OperationHandlers<P extends Path> = {
  [Method in MethodsAt<P>]: OperationHandler<OperationOf<Extract<OperationName, `${Method} ${P}`>>>;
};

const requestDuration = durationHistogram(
  "tonearm_http_request_duration_seconds",
  "Response time of API operations; for event streams, the time until the stream began.",
  ["operation", "status"],
);

function toResponse({ reply }: Operation, result: unknown): Response {
  if (result instanceof Response) return result;
  const isJson = reply.kind === "json" || (reply.kind === "jsonOrEmpty" && result !== undefined);
  if (!isJson) return new Response(null, { status: 204 });
  const headers: Record<string, string> = { "content-type": "application/json", "cache-control": "no-store" };
  if (reply.kind === "json" && reply.location) headers.location = reply.location(result);
  const status = reply.kind === "json" ? reply.status : 200;
  return new Response(JSON.stringify(result), { status, headers });
}

function toRouteHandler(name: OperationName, handler: OperationHandler<Operation>): RouteHandler {
  const operation: Operation = operations[name];
  const guardedHandler = withGuard(
    operation,
    async input => toResponse(operation, await handler(input)),
    name,
  );
  return async (request, segment) => {
    const stopTimer = requestDuration.startTimer({ operation: name });
    const response = await guardedHandler(request, segment);
    stopTimer({ status: response.status });
    return response;
  };
}

/**
 * Creates the exports of a route file. Methods without a handler answer 405.
 *
 *     export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routesOr405("/songs", { GET: ({ ctx }) => … });
 */
export function routesOr405<P extends Path>(path: P, handlers: OperationHandlers<P>) {
  const entries = Object.entries(handlers) as [method: string, OperationHandler<Operation>][];
  const refuse = methodNotAllowed(entries.map(([method]) => method));
  const routeHandlers = entries.map(([method, handler]) => [
    method,
    toRouteHandler(`${method} ${path}` as OperationName, handler),
  ]);
  return {
    ...everyMethod(refuse),
    ...(Object.fromEntries(routeHandlers) as Record<never, RouteHandler>),
  };
}
