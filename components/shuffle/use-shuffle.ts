"use client";

import { useQuery } from "@tanstack/react-query";
import { shufflesQuery } from "@/lib/api/client/shuffle";
import type { ShuffleSource } from "@/lib/api/schemas/shuffle";
import { isSameSource } from "./sources";

/** The session of something: null when none was begun, undefined until that is known. */
export function useShuffle(source: ShuffleSource) {
  const { data } = useQuery({
    ...shufflesQuery(),
    select: sessions => sessions.find(session => isSameSource(session.source, source)) ?? null,
  });
  return data;
}
