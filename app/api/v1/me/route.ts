import { getMe } from "@/lib/accounts/get-me";
import { routes } from "@/lib/api/routes";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes("/me", {
  GET: ({ ctx }) => getMe(ctx),
});
