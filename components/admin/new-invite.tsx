"use client";

import { useQueryClient } from "@tanstack/react-query";
import { MailPlus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { createInvite } from "@/lib/client/admin";
import { Button } from "../ui/controls/button";
import { CopyButton } from "../ui/controls/copy-button";
import { Field } from "../ui/controls/field";
import { Form } from "../ui/controls/form";
import { Dialog } from "../ui/overlays/dialog";

const schema = async () => (await import("@/lib/schemas/accounts")).newInvite;

/** Creates an invite and shows its link once. */
export function NewInvite() {
  const t = useTranslations("admin.newInvite");
  const [open, setOpen] = useState(false);
  const [url, setUrl] = useState<string | null>(null);
  const changeOpen = (next: boolean) => {
    setOpen(next);
    if (next) setUrl(null);
  };
  return (
    <>
      <Button onClick={() => changeOpen(true)}>
        <MailPlus aria-hidden />
        {t("title")}
      </Button>
      <Dialog open={open} onOpenChange={changeOpen} title={url ? t("created") : t("title")}>
        {url ? <CreatedInvite url={url} /> : <InviteForm onCreated={setUrl} />}
      </Dialog>
    </>
  );
}

function CreatedInvite({ url }: { url: string }) {
  const t = useTranslations("admin.newInvite");
  return (
    <div className="grid gap-4">
      <p className="text-pretty text-muted">{t("createdText")}</p>
      <code className="block select-all break-all rounded-md border border-line bg-sunken p-3 text-sm">
        {url}
      </code>
      <div className="justify-self-start">
        <CopyButton text={url} label={t("copy")} />
      </div>
    </div>
  );
}

/** An empty field is no number, so that the schema refuses it. */
const toNumber = (text: string) => (text.trim() === "" ? Number.NaN : Number(text));

function InviteForm({ onCreated }: { onCreated: (url: string) => void }) {
  const t = useTranslations("admin.newInvite");
  const client = useQueryClient();
  const [note, setNote] = useState("");
  const [maxUses, setMaxUses] = useState("1");
  const [days, setDays] = useState("7");
  const input = { note, maxUses: toNumber(maxUses), expiresInDays: toNumber(days) };
  const create = async () => onCreated((await createInvite(input, { client })).url);
  return (
    <Form schema={schema} input={input} send={create} submit={t("create")}>
      {errors => (
        <>
          <Field
            label={t("note")}
            hint={t("noteHint")}
            value={note}
            maxLength={200}
            error={errors.note}
            onChange={event => setNote(event.target.value)}
          />
          <Field
            label={t("maxUses")}
            hint={t("maxUsesHint")}
            type="number"
            min={1}
            max={1000}
            value={maxUses}
            error={errors.maxUses}
            onChange={event => setMaxUses(event.target.value)}
          />
          <Field
            label={t("days")}
            hint={t("daysHint")}
            type="number"
            min={1}
            max={365}
            value={days}
            error={errors.expiresInDays}
            onChange={event => setDays(event.target.value)}
          />
        </>
      )}
    </Form>
  );
}
