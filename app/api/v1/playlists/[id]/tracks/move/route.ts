import { idParam, route } from "@/lib/api/route";
import { moveTracks as moveTracksSchema } from "@/lib/api/schemas/library";
import { moveTracks } from "@/lib/playlists/move-tracks";

export const POST = route(
  { access: "user", params: idParam, body: moveTracksSchema },
  ({ ctx, params, body }) => moveTracks(ctx, params.id, body),
);
