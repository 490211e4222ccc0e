import { route } from "@/lib/api/route";
import { startAuthorization } from "@/lib/connections/start-authorization";

export const POST = route({ access: "user" }, ({ ctx }) => startAuthorization(ctx));
