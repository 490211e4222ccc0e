import { route } from "@/lib/api/route";
import { getArtist } from "@/lib/catalog/get-artist";

export * from "@/lib/api/http/method-not-allowed";

export const GET = route("GET /artists/{id}", ({ ctx, params }) => getArtist(ctx, params.id));
