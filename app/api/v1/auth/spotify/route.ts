import { route } from "@/lib/api/route";
import { startAuthorization } from "@/lib/connections/start-authorization";
import { env } from "@/lib/platform/env";
import { AppError } from "@/lib/platform/errors";

const leave = (location: string) =>
  new Response(null, { status: 302, headers: { location, "cache-control": "no-store" } });

/** A link that people follow: what goes wrong is told on the Music page. */
export const GET = route({ access: "user" }, async ({ ctx }) => {
  try {
    return leave((await startAuthorization(ctx)).authorizeUrl);
  } catch (error) {
    if (error instanceof AppError) return leave(`${env().PUBLIC_URL}/music?problem=${error.code}`);
    throw error;
  }
});
