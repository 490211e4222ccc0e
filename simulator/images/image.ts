import { type HttpRequest, type Reply, textReply } from "../http/message";
import type { World } from "../world/world";
import { coverSvg } from "./cover";

const yearLongCache = {
  "cache-control": "public, max-age=31536000, immutable",
  "access-control-allow-origin": "*",
};

/** Answers GET /image/{id} with an uploaded cover, or one drawn from the id. */
export function serveImage(world: World, request: HttpRequest): Reply {
  const id = request.path.slice("/image/".length);
  const uploaded = request.query.has("version") ? world.playlists.get(id)?.cover : null;
  if (uploaded) {
    return {
      status: 200,
      body: Buffer.from(uploaded, "base64"),
      headers: { ...yearLongCache, "content-type": "image/jpeg" },
    };
  }
  if (!/^[\w.-]{1,64}$/.test(id)) return textReply("Not Found", 404);
  const size = Number(request.query.get("size") ?? 640);
  const body = coverSvg(id, Number.isInteger(size) && size > 0 && size <= 2000 ? size : 640);
  return { status: 200, body, headers: { ...yearLongCache, "content-type": "image/svg+xml" } };
}
