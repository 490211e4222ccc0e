import { route } from "@/lib/api/route";
import { getSong } from "@/lib/library/get-song";

export * from "@/lib/api/http/method-not-allowed";

export const GET = route("GET /songs/{id}", ({ ctx, params }) => getSong(ctx, params.id));
