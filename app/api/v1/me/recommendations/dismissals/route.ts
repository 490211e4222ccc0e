import { routesOr405 } from "@/lib/api/routes";
import { clearDismissals, dismissSongs } from "@/lib/recommendations/dismiss-songs";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routesOr405("/me/recommendations/dismissals", {
  POST: ({ ctx, body }) => dismissSongs(ctx, body.songIds),
  DELETE: ({ ctx }) => clearDismissals(ctx),
});
