import { Reply, route } from "@/lib/api/route";
import { libraryFile } from "@/lib/api/schemas/export";
import { importLibrary } from "@/lib/export/import-library";

/** Room for a library of about fifty thousand songs. */
export const POST = route(
  { access: "user", body: libraryFile, megabytes: 32 },
  async ({ ctx, body }) => new Reply(await importLibrary(ctx, body), 201),
);
