"use client";

import { useInfiniteQuery, useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { toast } from "sonner";
import { apiTokensQuery, revokeApiToken } from "@/lib/client/api-tokens";
import type { ApiToken } from "@/lib/schemas/accounts";
import { Button } from "../ui/controls/button";
import { Confirm } from "../ui/overlays/confirm";
import { Badge } from "../ui/status/badge";
import { LocalTime } from "../ui/text/local-time";
import { ListCard } from "./list-card";
import { NewApiToken } from "./new-api-token";

/** API tokens of the person, with buttons to create and revoke them. */
export function ApiTokensCard() {
  return (
    <ListCard
      title="API tokens"
      note="Keys for your own programs. Each does what you can do, within its scopes."
      empty="No tokens yet."
      action={<NewApiToken />}
      list={useInfiniteQuery(apiTokensQuery())}
    >
      {token => <TokenRow key={token.id} token={token} />}
    </ListCard>
  );
}

function TokenRow({ token }: { token: ApiToken }) {
  const [isConfirming, setIsConfirming] = useState(false);
  const revoke = useMutation({
    mutationFn: revokeApiToken,
    onError: error => toast.error("The token was not revoked", { description: error.message }),
    onSettled: () => setIsConfirming(false),
  });
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3">
      <div className="min-w-0 flex-1">
        <p className="truncate font-medium">{token.name}</p>
        <p className="text-muted text-sm">
          Made <LocalTime at={token.createdAt} show="date" />
          {token.lastUsedAt ? (
            <>
              , last used <LocalTime at={token.lastUsedAt} />
            </>
          ) : (
            ", never used"
          )}
        </p>
      </div>
      {token.scopes.map(scope => (
        <Badge key={scope}>{scope}</Badge>
      ))}
      <Button variant="danger" aria-label={`Revoke ${token.name}`} onClick={() => setIsConfirming(true)}>
        Revoke
      </Button>
      <Confirm
        open={isConfirming}
        onOpenChange={setIsConfirming}
        title={`Revoke ${token.name}?`}
        description="Programs that use this token stop working at once."
        action="Revoke token"
        busy={revoke.isPending}
        onConfirm={() => revoke.mutate(token.id)}
      />
    </li>
  );
}
