import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import type { DetachedWindowAPI } from "happy-dom";
import type { FetchResponse } from "openapi-fetch";
import { EventSource, setGlobalOrigin } from "undici";
import { onTestFinished, vi } from "vitest";
import { problemReply } from "@/lib/api/problems";
import type { paths } from "@/lib/client/generated";
import { AppError } from "@/lib/core/errors";
import { withResolvers } from "../system/with-resolvers";

const waitOptions = { timeout: 10_000, interval: 5 };

type Path = keyof paths & string;
type Method = "get" | "post" | "put" | "patch" | "delete";

/** An operation of the API, such as `GET /playlists/{id}/tracks`. */
export type Route = {
  [P in Path]: { [M in Method]: paths[P][M] extends object ? `${Uppercase<M>} ${P}` : never }[Method];
}[Path];

type OperationOf<R extends Route> = R extends `${infer M} ${infer P extends Path}`
  ? paths[P][Lowercase<M> & Method]
  : never;
type DataOf<Operation> =
  Operation extends Record<string | number, unknown>
    ? Exclude<FetchResponse<Operation, unknown, "application/json">["data"], undefined>
    : never;

export type ApiRequest<R extends Route = Route> = {
  route: Route;
  params: OperationOf<R> extends { parameters: { path: infer Params } } ? Params : Record<string, never>;
  query: Record<string, string>;
  body: OperationOf<R> extends { requestBody?: { content: { "application/json": infer Body } } }
    ? Body
    : null;
};

/** A refusal, which the server sends as problem details with the API's own texts. */
export const refused = (...refusal: ConstructorParameters<typeof AppError>) => new AppError(...refusal);

/** An event stream that the test writes to. */
export class EventStream {
  readonly #listeners = new Set<ServerResponse>();

  connect(response: ServerResponse) {
    response.writeHead(200, { "content-type": "text/event-stream" }).flushHeaders();
    this.#listeners.add(response);
    response.on("close", () => this.#listeners.delete(response));
  }

  /** Sends an event to all listeners; waits for the first one. */
  async send(event: string, data: unknown) {
    await vi.waitUntil(() => this.#listeners.size > 0, waitOptions);
    const message = `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
    for (const listener of this.#listeners) listener.write(message);
  }
}

/** A reply of the server; null is a reply without content. */
type Reply<R extends Route> = DataOf<OperationOf<R>> | AppError | EventStream | null;

/** The reply of each route, or a function that returns it. */
export type Routes = { [R in Route]?: Reply<R> | ((request: ApiRequest<R>) => Reply<R>) };

function parametersOf(path: string, pathname: string): Record<string, string> | null {
  const pattern = path.replace(/\{(\w+)\}/g, "(?<$1>[^/]+)");
  const match = new RegExp(`^/api/v1${pattern}$`).exec(pathname);
  return (
    match &&
    Object.fromEntries(
      Object.entries(match.groups ?? {}).map(([name, value]) => [name, decodeURIComponent(value)]),
    )
  );
}

async function answer(response: ServerResponse, reply: unknown) {
  if (reply instanceof EventStream) return reply.connect(response);
  if (reply === null) return response.writeHead(204).end();
  const json =
    reply instanceof AppError
      ? problemReply(reply, { requestId: "test", locale: "en" })
      : Response.json(reply);
  response.writeHead(json.status, Object.fromEntries(json.headers)).end(await json.text());
}

/**
 * Starts an HTTP server with routes of the API, and makes it the origin of the page until the test ends. Routes can be added
 * and replaced later. The test fails if the page requests something else or writes an error to the console.
 */
export async function serveApi(routes: Routes) {
  const requests: ApiRequest[] = [];
  const heldRoutes = new Map<Route, ReturnType<typeof withResolvers>>();
  const unanswered = new Set<ServerResponse>();
  const failures: unknown[] = [];

  const respond = async (incoming: IncomingMessage, response: ServerResponse) => {
    unanswered.add(response);
    response.on("close", () => unanswered.delete(response));
    const { pathname, searchParams } = new URL(incoming.url ?? "", "http://localhost");
    const bodyText = await text(incoming);
    for (const route of Object.keys(routes) as Route[]) {
      const [method, path = ""] = route.split(" ");
      const params = method === incoming.method ? parametersOf(path, pathname) : null;
      if (!params) continue;
      const query = Object.fromEntries(searchParams);
      const isForm = incoming.headers["content-type"]?.startsWith("multipart/form-data");
      const body = bodyText === "" || isForm ? null : JSON.parse(bodyText);
      const request = { route, params, query, body } as ApiRequest;
      requests.push(request);
      await heldRoutes.get(route)?.promise;
      const routeReply: unknown = routes[route];
      const reply: unknown = typeof routeReply === "function" ? routeReply(request) : routeReply;
      if (reply instanceof EventStream) unanswered.delete(response);
      return answer(response, reply);
    }
    failures.push(`The test's server has no route for ${incoming.method} ${pathname}.`);
    answer(response, refused("not_found", { reason: "endpoint", path: pathname }));
  };

  const server = createServer(respond);
  await once(server.listen(0, "127.0.0.1"), "listening");
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  (window as unknown as { happyDOM: DetachedWindowAPI }).happyDOM.setURL(origin);
  setGlobalOrigin(origin);
  vi.stubGlobal("EventSource", EventSource);
  // happy-dom logs refused and aborted requests, as browsers do. Vitest hides its window behind the global object.
  const page: typeof window | null = Reflect.get(Document.prototype, "defaultView", document);
  vi.spyOn(page?.console ?? console, "error").mockImplementation(() => {});
  const consoleError = vi.spyOn(console, "error").mockImplementation((...values) => failures.push(...values));
  onTestFinished(async () => {
    for (const { resolve } of heldRoutes.values()) resolve();
    await vi.waitUntil(() => unanswered.size === 0, waitOptions);
    server.close();
    server.closeAllConnections();
    consoleError.mockRestore();
    vi.unstubAllGlobals();
    if (failures.length > 0) throw new Error(failures.join("\n"));
  });

  return {
    routes,
    /** Returns the requests of a route in the order of their arrival. */
    requestsOf: <R extends Route>(route: R) =>
      requests.filter(request => request.route === route) as ApiRequest<R>[],
    /** Delays the replies of a route until the returned function is called. */
    hold(route: Route): () => void {
      const released = withResolvers();
      heldRoutes.set(route, released);
      return () => {
        heldRoutes.delete(route);
        released.resolve();
      };
    },
  };
}
