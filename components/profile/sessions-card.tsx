"use client";

import { useInfiniteQuery, useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { endSession, sessionsQuery } from "@/lib/client/account";
import type { Session, SingleSignOn } from "@/lib/schemas/accounts";
import { Button } from "../ui/controls/button";
import { Badge } from "../ui/status/badge";
import { toastProblem } from "../ui/status/toast-problem";
import { LocalTime } from "../ui/text/local-time";
import { parseUserAgent } from "../ui/text/parse-user-agent";
import { ListCard } from "./list-card";
import { PasswordChange } from "./password-change";

/** Sessions of the person, with buttons to end them. */
export function SessionsCard({ signOn }: { signOn: SingleSignOn }) {
  const t = useTranslations("profile.sessions");
  return (
    <ListCard
      title={t("title")}
      note={t("text")}
      empty={t("empty")}
      action={signOn.passwordsOn && <PasswordChange signOn={signOn} />}
      list={useInfiniteQuery(sessionsQuery())}
    >
      {session => <SessionRow key={session.id} session={session} />}
    </ListCard>
  );
}

function SessionRow({ session: { id, kind, userAgent, createdAt, isCurrent } }: { session: Session }) {
  const t = useTranslations("profile.sessions");
  const { name = t("unknownDevice"), system } = parseUserAgent(userAgent) ?? {};
  const device = system ? t("onSystem", { browser: name, system }) : name;
  const date = () => <LocalTime at={createdAt} show="date" />;
  const end = useMutation({
    mutationFn: endSession,
    onError: error => toastProblem(t("notEnded"), error),
  });
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3">
      <div className="min-w-0 flex-1">
        <p className="truncate font-medium">{device}</p>
        <p className="text-muted text-sm">
          {kind === "token" ? t.rich("programSince", { date }) : t.rich("since", { date })}
        </p>
      </div>
      {isCurrent ? (
        <Badge tone="accent">{t("thisDevice")}</Badge>
      ) : (
        <Button
          variant="danger"
          aria-label={t("endLabel", { name: device })}
          busy={end.isPending}
          onClick={() => end.mutate(id)}
        >
          {t("end")}
        </Button>
      )}
    </li>
  );
}
