import { route } from "@/lib/api/route";
import { credentialsInput } from "@/lib/api/schemas/spotify";
import { deleteCredentials } from "@/lib/connections/delete-credentials";
import { getCredentials } from "@/lib/connections/get-credentials";
import { saveCredentials } from "@/lib/connections/save-credentials";

export const GET = route({ access: "user" }, ({ ctx }) => getCredentials(ctx));

export const PUT = route({ access: "user", body: credentialsInput, limit: "credentials" }, ({ ctx, body }) =>
  saveCredentials(ctx, body),
);

export const DELETE = route({ access: "user" }, ({ ctx }) => deleteCredentials(ctx));
