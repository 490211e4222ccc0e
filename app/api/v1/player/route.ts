import { route } from "@/lib/api/route";
import { getPlayer } from "@/lib/player/get-player";

export const GET = route("GET /player", ({ ctx }) => getPlayer(ctx));
