import { route } from "@/lib/api/route";
import { shuffleInput } from "@/lib/api/schemas/player";
import { commandPlayer } from "@/lib/player/command";

export const POST = route({ access: "user", body: shuffleInput }, ({ ctx, body }) =>
  commandPlayer(ctx, spotify => spotify.setShuffle(body.state, body.deviceId)),
);
