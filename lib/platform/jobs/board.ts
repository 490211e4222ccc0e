import { readFile } from "node:fs/promises";
import path from "node:path";
import { createBullBoard } from "@bull-board/api";
import { BullMQAdapter } from "@bull-board/api/bullMQAdapter";
import { jobQueue } from ".";

type ServerAdapter = Parameters<typeof createBullBoard>[0]["serverAdapter"];
type Routes = Parameters<ServerAdapter["setApiRoutes"]>[0];
type Handler = Routes[number]["handler"];
type BoardRequest = NonNullable<Parameters<Handler>[0]>;
type ErrorHandler = Parameters<ServerAdapter["setErrorHandler"]>[0];
type Entry = Parameters<ServerAdapter["setEntryRoute"]>[0];

/** What is asked of the board, below its own address. */
export type BoardAsk = { method: string; path: string; query: Record<string, string>; body: unknown };

const uiFolder = path.join(process.cwd(), "node_modules", "@bull-board", "ui");

const types: Record<string, string> = {
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".json": "application/json",
  ".woff2": "font/woff2",
};

/** The board's page asks Google for a font: nothing is loaded but what this instance serves. */
const ownOnly =
  "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:";
const policy = `<meta http-equiv="Content-Security-Policy" content="${ownOnly}">`;
const foreignLink = /<link href="https?:[^>]*>/g;

/** `/api/queues/:queueName` as an expression with named groups. */
const matcher = (route: string) => new RegExp(`^${route.replace(/:(\w+)/g, "(?<$1>[^/]+)")}$`);

/** Bull Board's routes as one function from a request to a response: its own adapters each bring a web framework. */
class Board implements ServerAdapter {
  private queues: BoardRequest["queues"] = new Map();
  private uiConfig: BoardRequest["uiConfig"] = {};
  private views = "";
  private statics = "";
  private entry: Entry | undefined;
  private onError: ErrorHandler | undefined;
  private routes: { method: string; pattern: RegExp; handler: Handler }[] = [];

  constructor(private readonly basePath: string) {
    const queues = [jobQueue(), jobQueue(true)] as ConstructorParameters<typeof BullMQAdapter>[0][];
    createBullBoard({
      queues: queues.map(queue => new BullMQAdapter(queue)),
      serverAdapter: this,
      options: { uiBasePath: uiFolder, uiConfig: { boardTitle: "Tonearm", hideDocsLink: true } },
    });
  }

  setQueues(queues: BoardRequest["queues"]) {
    this.queues = queues;
    return this;
  }
  setViewsPath(folder: string) {
    this.views = folder;
    return this;
  }
  setStaticPath(_route: string, folder: string) {
    this.statics = folder;
    return this;
  }
  setUIConfig(config: BoardRequest["uiConfig"]) {
    this.uiConfig = config;
    return this;
  }
  setEntryRoute(entry: Entry) {
    this.entry = entry;
    return this;
  }
  setErrorHandler(handler: ErrorHandler) {
    this.onError = handler;
    return this;
  }
  setApiRoutes(routes: Routes) {
    this.routes = routes.flatMap(({ method, route, handler }) =>
      [method]
        .flat()
        .flatMap(each =>
          [route].flat().map(text => ({ method: each.toUpperCase(), pattern: matcher(text), handler })),
        ),
    );
    return this;
  }

  async answer(ask: BoardAsk): Promise<Response> {
    if (ask.path.startsWith("/static/")) return this.file(ask.path.slice("/static/".length));
    for (const { method, pattern, handler } of this.routes) {
      const found = method === ask.method ? pattern.exec(ask.path) : null;
      if (found) return this.run(handler, ask, found.groups ?? {});
    }
    return ask.method === "GET" && !ask.path.startsWith("/api/") ? this.page() : notFound();
  }

  private async run(handler: Handler, { query, body }: BoardAsk, groups: Record<string, string>) {
    const params = Object.fromEntries(
      Object.entries(groups).map(([name, value]) => [name, decodeURIComponent(value)]),
    );
    const given = { queues: this.queues, uiConfig: this.uiConfig, query, params, headers: {} };
    try {
      const { status = 200, body: answer } = await handler({ ...given, body: body as BoardRequest["body"] });
      return status === 204 ? new Response(null, { status }) : Response.json(answer, { status });
    } catch (error) {
      const answer = error instanceof Error ? this.onError?.(error) : undefined;
      if (!answer) throw error;
      return Response.json(answer.body, { status: answer.status ?? 500 });
    }
  }

  private async page(): Promise<Response> {
    if (!this.entry) return notFound();
    const { name, params } = this.entry.handler({ basePath: this.basePath, uiConfig: this.uiConfig });
    const template = await readFile(path.join(this.views, name), "utf8");
    const html = template
      .replace(foreignLink, "")
      .replace("<head>", `<head>${policy}`)
      .replace(/<%[=-] (\w+) %>/g, (_, given: string) => params[given] ?? "");
    return new Response(html, { headers: { "content-type": "text/html; charset=utf-8" } });
  }

  private async file(name: string): Promise<Response> {
    const file = path.join(this.statics, path.normalize(`/${decodeURIComponent(name)}`));
    const type = types[path.extname(file)];
    const bytes = type && (await readFile(file).catch(() => null));
    if (!bytes) return notFound();
    return new Response(new Uint8Array(bytes), {
      headers: { "content-type": type, "cache-control": "private, max-age=3600" },
    });
  }
}

const notFound = () => new Response("Not found", { status: 404 });

let board: { queue: unknown; board: Board } | undefined;

/** Bull Board over the queues of this instance. Who may see it is for the route to decide. */
export function askBoard(basePath: string, ask: BoardAsk): Promise<Response> {
  const queue = jobQueue();
  if (board?.queue !== queue) board = { queue, board: new Board(basePath) };
  return board.board.answer(ask);
}
