import { route } from "@/lib/api/route";
import { shuffleInput } from "@/lib/api/schemas/player";
import { getUserSpotifyClient } from "@/lib/spotify/user-client";

export const POST = route({ access: "user", body: shuffleInput }, ({ ctx, body }) =>
  getUserSpotifyClient(ctx).setShuffle(body.state, body.deviceId),
);
