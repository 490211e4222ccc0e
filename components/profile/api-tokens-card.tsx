"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { toast } from "sonner";
import { apiTokenCommands, apiTokensQuery } from "@/lib/api/client/api-tokens";
import type { ApiToken } from "@/lib/api/schemas/accounts";
import { ProblemNote } from "../shell/problem-note";
import { Badge } from "../ui/badge";
import { Button } from "../ui/button";
import { Card, Eyebrow } from "../ui/card";
import { ClockTime } from "../ui/clock-time";
import { Confirm } from "../ui/confirm";
import { Skeleton } from "../ui/skeleton";
import { NewApiToken } from "./new-api-token";

/** Keys for programs that use the REST API in this person's name. */
export function ApiTokensCard() {
  const { data: tokens, error, refetch } = useQuery(apiTokensQuery());
  return (
    <Card>
      <div className="mb-4 flex flex-wrap items-center justify-between gap-3">
        <div className="grid gap-1">
          <Eyebrow>API tokens</Eyebrow>
          <p className="text-muted text-sm">
            Keys for your own programs. Each does what you can do, within its scopes.
          </p>
        </div>
        <NewApiToken />
      </div>
      {error ? (
        <ProblemNote error={error} retry={refetch} />
      ) : !tokens ? (
        <Skeleton className="h-14" />
      ) : tokens.length === 0 ? (
        <p className="rounded-md border border-line border-dashed p-4 text-muted">No tokens yet.</p>
      ) : (
        <ul className="divide-y divide-line border-line border-t">
          {tokens.map(token => (
            <TokenRow key={token.id} token={token} />
          ))}
        </ul>
      )}
    </Card>
  );
}

function TokenRow({ token }: { token: ApiToken }) {
  const client = useQueryClient();
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const revoke = async () => {
    setBusy(true);
    try {
      await apiTokenCommands.revoke(token.id);
      await client.invalidateQueries(apiTokensQuery());
    } catch (error) {
      toast.error("The token was not revoked", {
        description: error instanceof Error ? error.message : "Try it again.",
      });
    } finally {
      setBusy(false);
      setAsking(false);
    }
  };
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3">
      <div className="min-w-0 flex-1">
        <p className="truncate font-medium">{token.name}</p>
        <p className="text-muted text-sm">
          Made <ClockTime at={token.createdAt} show="day" />
          {token.lastUsedAt ? (
            <>
              , last used <ClockTime at={token.lastUsedAt} />
            </>
          ) : (
            ", never used"
          )}
        </p>
      </div>
      {token.scopes.map(scope => (
        <Badge key={scope}>{scope}</Badge>
      ))}
      <Button look="danger" aria-label={`Revoke ${token.name}`} onClick={() => setAsking(true)}>
        Revoke
      </Button>
      <Confirm
        open={asking}
        onOpenChange={setAsking}
        title={`Revoke ${token.name}?`}
        description="Programs that use this token stop working at once."
        action="Revoke token"
        busy={busy}
        onConfirm={revoke}
      />
    </li>
  );
}
