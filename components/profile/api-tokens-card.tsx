"use client";

import { useInfiniteQuery, useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { apiTokensQuery, revokeApiToken } from "@/lib/client/api-tokens";
import type { ApiToken } from "@/lib/schemas/accounts";
import { HelpLink } from "../help/help-link";
import { Button } from "../ui/controls/button";
import { Confirm } from "../ui/overlays/confirm";
import { Badge } from "../ui/status/badge";
import { toastProblem } from "../ui/status/toast-problem";
import { LocalTime } from "../ui/text/local-time";
import { ListCard } from "./list-card";
import { NewApiToken } from "./new-api-token";

/** API tokens of the person, with buttons to create and revoke them. */
export function ApiTokensCard() {
  const t = useTranslations("profile.apiTokens");
  return (
    <ListCard
      title={t("title")}
      note={t("text")}
      help={<HelpLink article="api" anchor="token" subject={t("title")} />}
      empty={t("empty")}
      action={<NewApiToken />}
      list={useInfiniteQuery(apiTokensQuery())}
    >
      {token => <TokenRow key={token.id} token={token} />}
    </ListCard>
  );
}

function TokenRow({ token }: { token: ApiToken }) {
  const t = useTranslations("profile.apiTokens");
  const [isConfirming, setIsConfirming] = useState(false);
  const revoke = useMutation({
    mutationFn: revokeApiToken,
    onError: error => toastProblem(t("revoke.failed"), error),
    onSettled: () => setIsConfirming(false),
  });
  const { lastUsedAt } = token;
  const created = () => <LocalTime at={token.createdAt} show="date" />;
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3">
      <div className="min-w-0 flex-1">
        <p className="truncate font-medium">{token.name}</p>
        <p className="text-muted text-sm">
          {lastUsedAt
            ? t.rich("lastUsed", { created, used: () => <LocalTime at={lastUsedAt} /> })
            : t.rich("neverUsed", { created })}
        </p>
      </div>
      {token.scopes.map(scope => (
        <Badge key={scope}>{t(`scopes.${scope}`)}</Badge>
      ))}
      <Button
        variant="danger"
        aria-label={t("revoke.label", { name: token.name })}
        onClick={() => setIsConfirming(true)}
      >
        {t("revoke.button")}
      </Button>
      <Confirm
        open={isConfirming}
        onOpenChange={setIsConfirming}
        title={t("revoke.title", { name: token.name })}
        description={t("revoke.text")}
        action={t("revoke.action")}
        busy={revoke.isPending}
        onConfirm={() => revoke.mutate(token.id)}
      />
    </li>
  );
}
