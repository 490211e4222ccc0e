import { route } from "@/lib/api/route";
import { skipToNext } from "@/lib/player/skip";

export * from "@/lib/api/http/method-not-allowed";

export const POST = route("POST /player/next", ({ ctx, body }) => skipToNext(ctx, body.deviceId));
