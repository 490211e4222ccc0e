import { authorize, consent } from "./accounts/authorize";
import { token } from "./accounts/token";
import { answerApi } from "./api/http/answer-api";
import { answerControl } from "./control/answer-control";
import { type HttpRequest, plainText, type Reply } from "./http/message";
import { image } from "./images/image";
import type { World } from "./world/world";

type Answer = (world: World, request: HttpRequest) => Reply;

/** The accounts service; Spotify has it on a host of its own. */
const accountsRoutes: ReadonlyMap<string, Answer> = new Map([
  ["GET /authorize", authorize],
  ["POST /authorize/consent", consent],
  ["POST /api/token", token],
]);

/** One place that knows which part of the simulator a request is for. */
export function answer(world: World, request: HttpRequest): Reply {
  const { method, path } = request;
  if (path.startsWith("/v1/")) return answerApi(world, request);
  if (path.startsWith("/_control/")) return answerControl(world, request);
  if (path.startsWith("/image/") && method === "GET") return image(world, request);
  const accounts = accountsRoutes.get(`${method} ${path}`);
  return accounts ? accounts(world, request) : plainText("Not Found", 404);
}
