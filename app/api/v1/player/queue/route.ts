import { route } from "@/lib/api/route";
import { queueInput } from "@/lib/api/schemas/player";
import { commandPlayer } from "@/lib/player/command";
import { getQueue } from "@/lib/player/get-player";

export const GET = route({ access: "user" }, ({ ctx }) => getQueue(ctx));

export const POST = route({ access: "user", body: queueInput }, ({ ctx, body }) =>
  commandPlayer(ctx, spotify => spotify.addToQueue(body.uri, body.deviceId)),
);
