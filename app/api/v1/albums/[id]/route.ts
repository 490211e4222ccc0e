import { routes } from "@/lib/api/routes";
import { getAlbum } from "@/lib/catalog/get-album";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes("/albums/{id}", {
  GET: ({ ctx, params }) => getAlbum(ctx, params.id),
});
