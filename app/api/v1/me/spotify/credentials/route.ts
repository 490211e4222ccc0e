import { route } from "@/lib/api/route";
import { deleteCredentials } from "@/lib/connections/delete-credentials";
import { getCredentials } from "@/lib/connections/get-credentials";
import { saveCredentials } from "@/lib/connections/save-credentials";

export * from "@/lib/api/http/method-not-allowed";

export const GET = route("GET /me/spotify/credentials", ({ ctx }) => getCredentials(ctx));

export const PUT = route("PUT /me/spotify/credentials", ({ ctx, body }) => saveCredentials(ctx, body));

export const DELETE = route("DELETE /me/spotify/credentials", ({ ctx }) => deleteCredentials(ctx));
