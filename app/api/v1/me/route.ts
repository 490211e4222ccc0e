import { getMe } from "@/lib/accounts/get-me";
import { route } from "@/lib/api/route";

export const GET = route({ access: "user" }, ({ ctx }) => getMe(ctx));
