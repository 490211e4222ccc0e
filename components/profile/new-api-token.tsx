"use client";

import { useQueryClient } from "@tanstack/react-query";
import { KeyRound } from "lucide-react";
import { useState } from "react";
import { createApiToken } from "@/lib/client/api-tokens";
import { type ApiTokenScope, newApiToken } from "@/lib/schemas/accounts";
import { Button } from "../ui/controls/button";
import { CheckboxField } from "../ui/controls/checkbox-field";
import { CopyButton } from "../ui/controls/copy-button";
import { Field } from "../ui/controls/field";
import { Form } from "../ui/controls/form";
import { Dialog } from "../ui/overlays/dialog";

/** Creates an API token and shows it once. */
export function NewApiToken() {
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
        New token
      </Button>
      <Dialog open={open} onOpenChange={changeOpen} title={token ? "Copy it now" : "New token"}>
        {token ? <CreatedToken token={token} /> : <TokenForm onCreated={setToken} />}
      </Dialog>
    </>
  );
}

function CreatedToken({ token }: { token: string }) {
  return (
    <div className="grid gap-4">
      <p className="text-pretty text-muted">
        This is the only time it is shown. Only its fingerprint is kept here.
      </p>
      <code className="block select-all break-all rounded-md border border-line bg-sunken p-3 text-sm">
        {token}
      </code>
      <div className="justify-self-start">
        <CopyButton text={token} label="Copy token" />
      </div>
    </div>
  );
}

function TokenForm({ onCreated }: { onCreated: (token: string) => void }) {
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
    <Form schema={newApiToken} input={{ name, scopes }} send={create} submit="Create token">
      {errors => (
        <>
          <Field
            label="Name"
            hint="What will use it, so that you know it later."
            value={name}
            maxLength={80}
            error={errors.name}
            onChange={event => setName(event.target.value)}
          />
          <fieldset className="grid gap-2">
            <legend className="mb-2 font-medium text-sm">Scopes</legend>
            <Scope
              scope="read"
              description="See the library, playlists and what plays"
              {...{ scopes, toggle }}
            />
            <Scope
              scope="write"
              description="Edit playlists, import and control playback"
              {...{ scopes, toggle }}
            />
            {errors.scopes && <p className="text-danger text-sm">{errors.scopes}</p>}
          </fieldset>
        </>
      )}
    </Form>
  );
}

type ScopeProps = {
  scope: ApiTokenScope;
  description: string;
  scopes: ApiTokenScope[];
  toggle: (scope: ApiTokenScope, on: boolean) => void;
};

const Scope = ({ scope, description, scopes, toggle }: ScopeProps) => (
  <CheckboxField
    label={<span className="capitalize">{scope}</span>}
    description={description}
    checked={scopes.includes(scope)}
    onCheckedChange={on => toggle(scope, on)}
  />
);
