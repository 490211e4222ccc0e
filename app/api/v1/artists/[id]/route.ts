import { route } from "@/lib/api/route";
import { getArtist } from "@/lib/catalogue/get-artist";

export * from "@/lib/api/other-methods";

export const GET = route("GET /artists/{id}", ({ ctx, params }) => getArtist(ctx, params.id));
