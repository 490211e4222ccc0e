import { route } from "@/lib/api/route";
import { sendPlayerCommand } from "@/lib/player/command";
import { getQueue } from "@/lib/player/get-player";

export * from "@/lib/api/http/method-not-allowed";

export const GET = route("GET /player/queue", ({ ctx }) => getQueue(ctx));

export const POST = route("POST /player/queue", ({ ctx, body }) =>
  sendPlayerCommand(ctx, spotify => spotify.addToQueue(body.uri, body.deviceId)),
);
