import { routesOr405 } from "@/lib/api/routes";
import { getDevices } from "@/lib/player/get-player";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routesOr405("/player/devices", {
  GET: ({ ctx }) => getDevices(ctx),
});
