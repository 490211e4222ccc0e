import { exportAccount } from "@/lib/accounts/export-account";
import { download } from "@/lib/api/http/download";
import { route } from "@/lib/api/route";

export * from "@/lib/api/http/method-not-allowed";

export const GET = route("GET /me/data", async ({ ctx }) =>
  download(
    exportAccount(ctx),
    `tonearm-account-${new Date().toISOString().slice(0, 10)}.json`,
    "application/json",
  ),
);
