import { idParam, route } from "@/lib/api/route";
import { likeSong, unlikeSong } from "@/lib/library/like-song";

export const POST = route({ access: "user", params: idParam }, ({ ctx, params }) => likeSong(ctx, params.id));

export const DELETE = route({ access: "user", params: idParam }, ({ ctx, params }) =>
  unlikeSong(ctx, params.id),
);
