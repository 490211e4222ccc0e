import { type HttpRequest, jsonReply, type Reply } from "../http/message";
import { Router } from "../http/routing";
import type { World } from "../world/world";
import { ControlError } from "./control-route";
import { controlRoutes } from "./routes";

const router = new Router(controlRoutes);

/** Answers /_control/* in JSON. The error of a wrong request names each mistake. */
export function handleControl(world: World, request: HttpRequest): Reply {
  try {
    const match = router.find(request.method, request.path);
    if (!match) throw new ControlError(404, `there is no control ${request.method} ${request.path}`);
    return match.route.handle({ world, params: match.params, body: parseJson(request) });
  } catch (error) {
    if (!(error instanceof ControlError)) throw error;
    return jsonReply(
      { error: { status: error.status, message: error.message, issues: error.issues } },
      error.status,
    );
  }
}

function parseJson({ body }: HttpRequest): unknown {
  if (body.length === 0) return undefined;
  try {
    return JSON.parse(body.toString("utf8"));
  } catch {
    throw new ControlError(400, "the body is not JSON");
  }
}
