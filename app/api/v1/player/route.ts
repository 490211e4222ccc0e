import { route } from "@/lib/api/route";
import { getPlayer } from "@/lib/player/get-player";

export const GET = route({ access: "user" }, ({ ctx }) => getPlayer(ctx));
