import { routesOr405 } from "@/lib/api/routes";
import { getHome } from "@/lib/history/get-home";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routesOr405("/me/home", {
  GET: ({ ctx }) => getHome(ctx),
});
