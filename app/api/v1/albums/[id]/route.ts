import { route } from "@/lib/api/route";
import { getAlbum } from "@/lib/catalogue/get-album";

export * from "@/lib/api/other-methods";

export const GET = route("GET /albums/{id}", ({ ctx, params }) => getAlbum(ctx, params.id));
