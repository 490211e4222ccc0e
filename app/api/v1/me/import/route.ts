import { route } from "@/lib/api/route";
import { importLibrary } from "@/lib/export/import-library";

export * from "@/lib/api/http/method-not-allowed";

/** Room for a library of about fifty thousand songs. */
export const POST = route("POST /me/import", ({ ctx, body }) => importLibrary(ctx, body));
