import { z } from "zod";
import { route } from "@/lib/api/route";
import { disconnect } from "@/lib/connections/disconnect";
import { getConnection } from "@/lib/connections/get-connection";

const query = z.object({ purge: z.stringbool().default(false) });

export const GET = route({ access: "user" }, ({ ctx }) => getConnection(ctx));

export const DELETE = route({ access: "user", query }, ({ ctx, query }) => disconnect(ctx, query));
