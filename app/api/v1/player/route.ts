import { route } from "@/lib/api/route";
import { getPlayer } from "@/lib/player/get-player";

export * from "@/lib/api/http/method-not-allowed";

export const GET = route("GET /player", ({ ctx }) => getPlayer(ctx));
