import { eventStream } from "@/lib/api/http/event-stream";
import { routesOr405 } from "@/lib/api/routes";
import { pollForNewScreen, presentPlayer, watchPlayer } from "@/lib/player/watch-player";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routesOr405("/player/events", {
  GET: async ({ ctx, request, query }) => {
    await pollForNewScreen(ctx, { isReturn: query.look === "now" });
    const read = () => watchPlayer(ctx);
    return eventStream(
      { ctx, request },
      { event: "player", first: await read(), read, present: state => presentPlayer(ctx.locale, state) },
    );
  },
});
