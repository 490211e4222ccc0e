import { authorize, consent } from "./accounts/authorize";
import { issueTokens } from "./accounts/token";
import { handleApi } from "./api/http/handle-api";
import { handleControl } from "./control/handle-control";
import { type HttpRequest, type Reply, textReply } from "./http/message";
import { serveImage } from "./images/image";
import { handleSdk, isSdkPath } from "./sdk/handle-sdk";
import type { World } from "./world/world";

type Handler = (world: World, request: HttpRequest) => Reply;

/** Routes of the accounts service, which Spotify runs on a separate host. */
const accountsRoutes: ReadonlyMap<string, Handler> = new Map([
  ["GET /authorize", authorize],
  ["POST /authorize/consent", consent],
  ["POST /api/token", issueTokens],
]);

/** Passes a request to the part of the simulator that answers it. */
export function handleRequest(world: World, request: HttpRequest): Reply {
  const { method, path } = request;
  if (path.startsWith("/v1/")) return handleApi(world, request);
  if (path.startsWith("/_control/")) return handleControl(world, request);
  if (path.startsWith("/image/") && method === "GET") return serveImage(world, request);
  if (isSdkPath(path)) return handleSdk(world, request);
  const handle = accountsRoutes.get(`${method} ${path}`);
  return handle ? handle(world, request) : textReply("Not Found", 404);
}
