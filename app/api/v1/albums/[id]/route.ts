import { route } from "@/lib/api/route";
import { getAlbum } from "@/lib/catalog/get-album";

export * from "@/lib/api/http/method-not-allowed";

export const GET = route("GET /albums/{id}", ({ ctx, params }) => getAlbum(ctx, params.id));
