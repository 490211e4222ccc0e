import { route } from "@/lib/api/route";
import { transferInput } from "@/lib/api/schemas/player";
import { commandPlayer } from "@/lib/player/command";

export const POST = route({ access: "user", body: transferInput }, ({ ctx, body }) =>
  commandPlayer(ctx, spotify => spotify.transfer(body.deviceId, body.play)),
);
