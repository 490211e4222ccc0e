import { routesOr405 } from "@/lib/api/routes";
import { listRecommendations } from "@/lib/recommendations/list-recommendations";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routesOr405("/me/recommendations", {
  GET: ({ ctx, query }) => listRecommendations(ctx, query),
});
