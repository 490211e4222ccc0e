import { route } from "@/lib/api/route";
import { skipToNext } from "@/lib/player/skip";

export * from "@/lib/api/other-methods";

export const POST = route("POST /player/next", ({ ctx, body }) => skipToNext(ctx, body.deviceId));
