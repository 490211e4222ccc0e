"use client";

import { useQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { shuffleOfQuery } from "@/lib/client/shuffle";
import type { ShuffleSource } from "@/lib/schemas/shuffle";
import { Nothing } from "../ui/status/nothing";
import { ProblemNote } from "../ui/status/problem-note";

// Most lists have no shuffle.
const SessionPanel = dynamic(
  () =>
    import("./session-panel").then(
      module => module.SessionPanel,
      () => Nothing,
    ),
  { loading: Nothing },
);

/** Progress of a source's shuffle and its next tracks; renders nothing if none was started. */
export function ShufflePanel({ source }: { source: ShuffleSource }) {
  const { data: session, error, refetch } = useQuery(shuffleOfQuery(source));
  if (session === undefined && error) return <ProblemNote error={error} retry={refetch} />;
  return session && <SessionPanel session={session} />;
}
