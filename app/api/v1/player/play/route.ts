import { routes } from "@/lib/api/routes";
import { play } from "@/lib/player/play";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes("/player/play", {
  POST: ({ ctx, body }) => play(ctx, body),
});
