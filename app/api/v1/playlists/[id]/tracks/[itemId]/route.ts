import { z } from "zod";
import { route } from "@/lib/api/route";
import { removeTrack } from "@/lib/playlists/remove-track";

const params = z.object({ id: z.uuid(), itemId: z.uuid() });

export const DELETE = route({ access: "user", params }, ({ ctx, params }) =>
  removeTrack(ctx, params.id, params.itemId),
);
