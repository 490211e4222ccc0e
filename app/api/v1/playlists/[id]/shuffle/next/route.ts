import { idParam, route } from "@/lib/api/route";
import { nextInShuffle } from "@/lib/shuffle/next-in-shuffle";

/** A step also with GET, for players that can only fetch an address. */
export const GET = route({ access: "user", params: idParam, writes: true }, ({ ctx, params }) =>
  nextInShuffle(ctx, params.id),
);

export const POST = GET;
