import { route } from "@/lib/api/route";
import { getDevices } from "@/lib/player/get-player";

export const GET = route("GET /player/devices", ({ ctx }) => getDevices(ctx));
