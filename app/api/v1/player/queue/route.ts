import { route } from "@/lib/api/route";
import { queueInput } from "@/lib/api/schemas/player";
import { getQueue } from "@/lib/player/get-player";
import { getUserSpotifyClient } from "@/lib/spotify/user-client";

export const GET = route({ access: "user" }, ({ ctx }) => getQueue(ctx));

export const POST = route({ access: "user", body: queueInput }, ({ ctx, body }) =>
  getUserSpotifyClient(ctx).addToQueue(body.uri, body.deviceId),
);
