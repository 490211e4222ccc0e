import { route } from "@/lib/api/route";
import { getDevices } from "@/lib/player/get-player";

export * from "@/lib/api/http/method-not-allowed";

export const GET = route("GET /player/devices", ({ ctx }) => getDevices(ctx));
