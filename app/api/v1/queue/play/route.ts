import { routesOr405 } from "@/lib/api/routes";
import { playQueue } from "@/lib/player/play-queue";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routesOr405("/queue/play", {
  POST: ({ ctx, body }) => playQueue(ctx, body),
});
