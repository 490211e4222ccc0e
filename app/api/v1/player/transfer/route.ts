import { route } from "@/lib/api/route";
import { transferInput } from "@/lib/api/schemas/player";
import { getUserSpotifyClient } from "@/lib/spotify/user-client";

export const POST = route({ access: "user", body: transferInput }, ({ ctx, body }) =>
  getUserSpotifyClient(ctx).transfer(body.deviceId, body.play),
);
