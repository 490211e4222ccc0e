import { route } from "@/lib/api/route";
import { play } from "@/lib/player/play";

export * from "@/lib/api/http/method-not-allowed";

export const POST = route("POST /player/play", ({ ctx, body }) => play(ctx, body));
