import { useTranslations } from "next-intl";
import type { SingleSignOn, User } from "@/lib/schemas/accounts";
import { Card, Eyebrow } from "../ui/cards/card";
import { ActionForm } from "../ui/controls/action-form";
import { Button } from "../ui/controls/button";
import { Badge } from "../ui/status/badge";
import { LocalTime } from "../ui/text/local-time";
import { AccountEdit } from "./account-edit";

type AccountCardProps = { user: User; signOn: SingleSignOn; signOut: () => Promise<void> };

/** Facts about the account and a button to sign out. The button is in a plain form, so that it works without JavaScript. */
export function AccountCard({ user, signOn, signOut }: AccountCardProps) {
  const t = useTranslations("profile.account");
  return (
    <Card>
      <Eyebrow className="mb-4">{t("title")}</Eyebrow>
      <dl className="grid gap-x-8 gap-y-4 sm:grid-cols-2">
        <Fact name={t("username")}>{user.username}</Fact>
        <Fact name={t("email")}>{user.email}</Fact>
        <Fact name={t("role")}>
          <Badge tone={user.role === "admin" ? "accent" : "plain"}>{t(`roles.${user.role}`)}</Badge>
        </Fact>
        <Fact name={t("memberSince")}>
          <LocalTime at={user.createdAt} show="date" />
        </Fact>
      </dl>
      <div className="mt-6 flex flex-wrap gap-2">
        <AccountEdit user={user} signOn={signOn} />
        <ActionForm action={signOut}>
          <Button type="submit">{t("signOut")}</Button>
        </ActionForm>
      </div>
    </Card>
  );
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-muted text-sm">{name}</dt>
      <dd className="break-words font-medium">{children}</dd>
    </div>
  );
}
