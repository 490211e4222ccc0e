import { routes } from "@/lib/api/routes";
import { getDevices } from "@/lib/player/get-player";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes("/player/devices", {
  GET: ({ ctx }) => getDevices(ctx),
});
