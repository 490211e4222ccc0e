export const dynamic = "force-dynamic";

/** Liveness probe: succeeds while the process answers. */
export const GET = () => Response.json({ status: "ok" }, { headers: { "cache-control": "no-store" } });
