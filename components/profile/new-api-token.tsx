"use client";

import { useQueryClient } from "@tanstack/react-query";
import { KeyRound } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { createApiToken } from "@/lib/client/api-tokens";
import type { ApiTokenScope } from "@/lib/schemas/accounts";
import { Button } from "../ui/controls/button";
import { CheckboxField } from "../ui/controls/checkbox-field";
import { CopyButton } from "../ui/controls/copy-button";
import { Field } from "../ui/controls/field";
import { Form } from "../ui/controls/form";
import { Dialog } from "../ui/overlays/dialog";

const schema = async () => (await import("@/lib/schemas/accounts")).newApiToken;

/** Creates an API token and shows it once. */
export function NewApiToken() {
  const t = useTranslations("profile.apiTokens");
  const [open, setOpen] = useState(false);
  const [token, setToken] = useState<string | null>(null);
  const changeOpen = (next: boolean) => {
    setOpen(next);
    if (next) setToken(null);
  };
  return (
    <>
      <Button onClick={() => changeOpen(true)}>
        <KeyRound aria-hidden />
        {t("create.title")}
      </Button>
      <Dialog open={open} onOpenChange={changeOpen} title={token ? t("created.title") : t("create.title")}>
        {token ? <CreatedToken token={token} /> : <TokenForm onCreated={setToken} />}
      </Dialog>
    </>
  );
}

function CreatedToken({ token }: { token: string }) {
  const t = useTranslations("profile.apiTokens.created");
  return (
    <div className="grid gap-4">
      <p className="text-pretty text-muted">{t("text")}</p>
      <code className="block select-all break-all rounded-md border border-line bg-sunken p-3 text-sm">
        {token}
      </code>
      <div className="justify-self-start">
        <CopyButton text={token} label={t("copy")} />
      </div>
    </div>
  );
}

function TokenForm({ onCreated }: { onCreated: (token: string) => void }) {
  const t = useTranslations("profile.apiTokens.create");
  const client = useQueryClient();
  const [name, setName] = useState("");
  const [scopes, setScopes] = useState<ApiTokenScope[]>(["read"]);

  const create = async () => {
    const { token } = await createApiToken({ name, scopes }, { client });
    onCreated(token);
  };
  const toggle = (scope: ApiTokenScope, on: boolean) =>
    setScopes(current => (on ? [...current, scope] : current.filter(other => other !== scope)));
  return (
    <Form schema={schema} input={{ name, scopes }} send={create} submit={t("submit")}>
      {errors => (
        <>
          <Field
            label={t("name")}
            hint={t("nameHint")}
            value={name}
            maxLength={80}
            error={errors.name}
            onChange={event => setName(event.target.value)}
          />
          <fieldset className="grid gap-2">
            <legend className="mb-2 font-medium text-sm">{t("scopes")}</legend>
            <Scope scope="read" {...{ scopes, toggle }} />
            <Scope scope="write" {...{ scopes, toggle }} />
            {errors.scopes && <p className="text-danger text-sm">{errors.scopes}</p>}
          </fieldset>
        </>
      )}
    </Form>
  );
}

type ScopeProps = {
  scope: ApiTokenScope;
  scopes: ApiTokenScope[];
  toggle: (scope: ApiTokenScope, on: boolean) => void;
};

function Scope({ scope, scopes, toggle }: ScopeProps) {
  const t = useTranslations("profile.apiTokens");
  return (
    <CheckboxField
      label={t(`scopes.${scope}`)}
      description={t(`create.scopeTexts.${scope}`)}
      checked={scopes.includes(scope)}
      onCheckedChange={on => toggle(scope, on)}
    />
  );
}
