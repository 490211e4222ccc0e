import { route } from "@/lib/api/route";
import { repeatInput } from "@/lib/api/schemas/player";
import { commandPlayer } from "@/lib/player/command";

export const POST = route({ access: "user", body: repeatInput }, ({ ctx, body }) =>
  commandPlayer(ctx, spotify => spotify.setRepeat(body.state, body.deviceId)),
);
