import { route } from "@/lib/api/route";
import { getPlayer } from "@/lib/player/get-player";

export * from "@/lib/api/other-methods";

export const GET = route("GET /player", ({ ctx }) => getPlayer(ctx));
