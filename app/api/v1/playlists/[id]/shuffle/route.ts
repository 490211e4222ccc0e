import { idParam, Reply, route } from "@/lib/api/route";
import { startShuffle as startShuffleSchema } from "@/lib/api/schemas/library";
import { getShuffle } from "@/lib/shuffle/get-shuffle";
import { startShuffle } from "@/lib/shuffle/start-shuffle";

export const GET = route({ access: "user", params: idParam }, ({ ctx, params }) =>
  getShuffle(ctx, params.id),
);

export const POST = route(
  { access: "user", params: idParam, body: startShuffleSchema },
  async ({ ctx, params, body }) => new Reply(await startShuffle(ctx, params.id, body), 201),
);
