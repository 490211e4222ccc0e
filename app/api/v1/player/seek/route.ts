import { route } from "@/lib/api/route";
import { seekInput } from "@/lib/api/schemas/player";
import { getUserSpotifyClient } from "@/lib/spotify/user-client";

export const POST = route({ access: "user", body: seekInput }, ({ ctx, body }) =>
  getUserSpotifyClient(ctx).seek(body.positionMs, body.deviceId),
);
