import { routesOr405 } from "@/lib/api/routes";
import { shuffleQueue } from "@/lib/queue/shuffle-queue";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routesOr405("/queue/shuffle", {
  POST: ({ ctx, body }) => shuffleQueue(ctx, body.state),
});
