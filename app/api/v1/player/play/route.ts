import { route } from "@/lib/api/route";
import { playInput } from "@/lib/api/schemas/player";
import { play } from "@/lib/player/play";

export const POST = route({ access: "user", body: playInput }, ({ ctx, body }) => play(ctx, body));
