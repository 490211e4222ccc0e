import { routesOr405 } from "@/lib/api/routes";
import { reportPlayer } from "@/lib/player/report-player";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routesOr405("/player/report", {
  POST: ({ ctx, body }) => reportPlayer(ctx, body),
});
