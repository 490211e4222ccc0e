import { exportAccount } from "@/lib/accounts/export-account";
import { download } from "@/lib/api/http/download";
import { routesOr405 } from "@/lib/api/routes";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routesOr405("/me/data", {
  GET: async ({ ctx }) =>
    download(
      await exportAccount(ctx),
      `tonearm-account-${new Date().toISOString().slice(0, 10)}.json`,
      "application/json",
    ),
});
