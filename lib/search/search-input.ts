import type { SearchKind } from "@/lib/schemas/search";

export type SearchInput = { q: string; kinds: SearchKind[]; limit: number; cursor?: string };
