import { route } from "@/lib/api/route";
import { onDevice } from "@/lib/api/schemas/player";
import { getUserSpotifyClient } from "@/lib/spotify/user-client";

export const POST = route({ access: "user", body: onDevice }, ({ ctx, body }) =>
  getUserSpotifyClient(ctx).skip("previous", body.deviceId),
);
