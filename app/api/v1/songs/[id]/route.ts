import { idParam, route } from "@/lib/api/route";
import { getSong } from "@/lib/library/get-song";

export const GET = route({ access: "user", params: idParam }, ({ ctx, params }) => getSong(ctx, params.id));
