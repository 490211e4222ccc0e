import { route } from "@/lib/api/route";
import { volumeInput } from "@/lib/api/schemas/player";
import { getUserSpotifyClient } from "@/lib/spotify/user-client";

export const POST = route({ access: "user", body: volumeInput }, ({ ctx, body }) =>
  getUserSpotifyClient(ctx).setVolume(body.volumePercent, body.deviceId),
);
