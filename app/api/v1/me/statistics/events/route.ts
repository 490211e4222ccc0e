import { eventStream } from "@/lib/api/http/event-stream";
import { routesOr405 } from "@/lib/api/routes";
import { readProgress, watchFigures } from "@/lib/statistics/current-figures";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routesOr405("/me/statistics/events", {
  GET: async ({ ctx, request }) =>
    eventStream(
      { ctx, request },
      {
        event: "computing",
        first: { computing: await watchFigures(ctx.userId) },
        read: async () => ({ computing: await readProgress(ctx.userId) }),
        isOver: ({ computing }) => computing === null,
      },
    ),
});
