import { route } from "@/lib/api/route";
import { repeatInput } from "@/lib/api/schemas/player";
import { getUserSpotifyClient } from "@/lib/spotify/user-client";

export const POST = route({ access: "user", body: repeatInput }, ({ ctx, body }) =>
  getUserSpotifyClient(ctx).setRepeat(body.state, body.deviceId),
);
