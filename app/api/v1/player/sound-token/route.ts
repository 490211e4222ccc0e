import { routesOr405 } from "@/lib/api/routes";
import { getSoundToken } from "@/lib/player/get-sound-token";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routesOr405("/player/sound-token", {
  GET: ({ ctx }) => getSoundToken(ctx),
});
