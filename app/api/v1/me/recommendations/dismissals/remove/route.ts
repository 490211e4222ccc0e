import { routesOr405 } from "@/lib/api/routes";
import { takeBackDismissals } from "@/lib/recommendations/dismissals";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routesOr405(
  "/me/recommendations/dismissals/remove",
  {
    POST: ({ ctx, body }) => takeBackDismissals(ctx, body),
  },
);
