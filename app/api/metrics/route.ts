import { metricsReply } from "@/lib/api/metrics";

export const dynamic = "force-dynamic";

export const GET = ({ headers }: Request) => metricsReply(headers);
