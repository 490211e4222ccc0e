import { readFile } from "node:fs/promises";
import path from "node:path";
import { createBullBoard } from "@bull-board/api";
import { BullMQAdapter } from "@bull-board/api/bullMQAdapter";
import { isDatabaseUnavailable } from "../db/outage";
import { jobQueue } from ".";

type ServerAdapter = Parameters<typeof createBullBoard>[0]["serverAdapter"];
type Routes = Parameters<ServerAdapter["setApiRoutes"]>[0];
type Handler = Routes[number]["handler"];
type HandlerInput = NonNullable<Parameters<Handler>[0]>;
type ErrorHandler = Parameters<ServerAdapter["setErrorHandler"]>[0];
type EntryRoute = Parameters<ServerAdapter["setEntryRoute"]>[0];

/** A request for the board; `path` is relative to the board's own address. */
export type BoardRequest = { method: string; path: string; query: Record<string, string>; body: unknown };

const uiFolder = path.join(process.cwd(), "node_modules", "@bull-board", "ui");

const mediaTypes: Record<string, string> = {
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".json": "application/json",
  ".woff2": "font/woff2",
};

// Bull Board's page links a Google font, but Tonearm's pages load nothing from other servers.
const policy =
  "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:";
const policyTag = `<meta http-equiv="Content-Security-Policy" content="${policy}">`;
const externalLink = /<link href="https?:[^>]*>/g;

/** Converts a route such as `/api/queues/:queueName` to an expression with named groups. */
const routePattern = (route: string) => new RegExp(`^${route.replace(/:(\w+)/g, "(?<$1>[^/]+)")}$`);

const notFound = () => new Response("Not found", { status: 404 });

/** Turns requests for Bull Board into responses. The published adapters of Bull Board each need a web framework. */
class Board implements ServerAdapter {
  private queues: HandlerInput["queues"] = new Map();
  private uiConfig: HandlerInput["uiConfig"] = {};
  private viewsFolder = "";
  private staticFolder = "";
  private entryRoute: EntryRoute | undefined;
  private errorHandler: ErrorHandler | undefined;
  private routes: { method: string; pattern: RegExp; handler: Handler }[] = [];

  constructor(private readonly basePath: string) {
    const queues = [jobQueue(), jobQueue(true)] as ConstructorParameters<typeof BullMQAdapter>[0][];
    createBullBoard({
      queues: queues.map(queue => new BullMQAdapter(queue)),
      serverAdapter: this,
      options: {
        uiBasePath: uiFolder,
        uiConfig: {
          boardTitle: "Tonearm",
          hideDocsLink: true,
          miscLinks: [{ text: "Back to Tonearm", url: "/admin" }],
        },
      },
    });
  }

  setQueues(queues: HandlerInput["queues"]) {
    this.queues = queues;
    return this;
  }
  setViewsPath(folder: string) {
    this.viewsFolder = folder;
    return this;
  }
  setStaticPath(_route: string, folder: string) {
    this.staticFolder = folder;
    return this;
  }
  setUIConfig(config: HandlerInput["uiConfig"]) {
    this.uiConfig = config;
    return this;
  }
  setEntryRoute(route: EntryRoute) {
    this.entryRoute = route;
    return this;
  }
  setErrorHandler(handler: ErrorHandler) {
    this.errorHandler = handler;
    return this;
  }
  setApiRoutes(routes: Routes) {
    this.routes = routes.flatMap(({ method: methods, route: paths, handler }) =>
      [methods]
        .flat()
        .flatMap(method =>
          [paths]
            .flat()
            .map(path => ({ method: method.toUpperCase(), pattern: routePattern(path), handler })),
        ),
    );
    return this;
  }

  async handle(request: BoardRequest): Promise<Response> {
    if (request.path.startsWith("/static/")) return this.sendFile(request.path.slice("/static/".length));
    for (const { method, pattern, handler } of this.routes) {
      const match = method === request.method ? pattern.exec(request.path) : null;
      if (match) return this.callHandler(handler, request, match.groups ?? {});
    }
    return request.method === "GET" && !request.path.startsWith("/api/") ? this.sendPage() : notFound();
  }

  private async callHandler(handler: Handler, { query, body }: BoardRequest, groups: Record<string, string>) {
    const params = Object.fromEntries(
      Object.entries(groups).map(([name, value]) => [name, decodeURIComponent(value)]),
    );
    const input = { queues: this.queues, uiConfig: this.uiConfig, query, params, headers: {} };
    try {
      const reply = await handler({ ...input, body: body as HandlerInput["body"] });
      const { status = 200 } = reply;
      return status === 204 ? new Response(null, { status }) : Response.json(reply.body, { status });
    } catch (error) {
      if (isDatabaseUnavailable(error)) throw error;
      const reply = error instanceof Error ? this.errorHandler?.(error) : undefined;
      if (!reply) throw error;
      return Response.json(reply.body, { status: reply.status ?? 500 });
    }
  }

  private async sendPage(): Promise<Response> {
    if (!this.entryRoute) return notFound();
    const { name, params } = this.entryRoute.handler({ basePath: this.basePath, uiConfig: this.uiConfig });
    const template = await readFile(path.join(this.viewsFolder, name), "utf8");
    const html = template
      .replace(externalLink, "")
      .replace("<head>", `<head>${policyTag}`)
      .replace(/<%[=-] (\w+) %>/g, (_, parameter: string) => params[parameter] ?? "");
    return new Response(html, { headers: { "content-type": "text/html; charset=utf-8" } });
  }

  private async sendFile(name: string): Promise<Response> {
    const file = path.join(this.staticFolder, path.normalize(`/${decodeURIComponent(name)}`));
    const type = mediaTypes[path.extname(file)];
    const bytes = type && (await readFile(file).catch(() => null));
    if (!bytes) return notFound();
    return new Response(new Uint8Array(bytes), {
      headers: { "content-type": type, "cache-control": "private, max-age=3600" },
    });
  }
}

let cachedBoard: { queue: unknown; board: Board } | undefined;

/** Serves Bull Board for this instance's queues. The caller must check access. */
export function handleBoardRequest(basePath: string, request: BoardRequest): Promise<Response> {
  const queue = jobQueue();
  if (cachedBoard?.queue !== queue) cachedBoard = { queue, board: new Board(basePath) };
  return cachedBoard.board.handle(request);
}
