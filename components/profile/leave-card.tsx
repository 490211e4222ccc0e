"use client";

import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { accountExportPath, deleteAccount } from "@/lib/client/account";
import type { SingleSignOn } from "@/lib/schemas/accounts";
import { HelpLink } from "../help/help-link";
import { Card, Eyebrow } from "../ui/cards/card";
import { Button } from "../ui/controls/button";
import { Field } from "../ui/controls/field";
import { Form } from "../ui/controls/form";
import { Dialog } from "../ui/overlays/dialog";
import { ConfirmFirst } from "./confirm-first";
import { confirmationOf, needsStepFirst } from "./confirmation";

const schema = async () => (await import("@/lib/schemas/accounts")).passwordConfirmation;

/** Exports everything that is stored about the person, and deletes the account. */
export function LeaveCard({ signOn }: { signOn: SingleSignOn }) {
  const t = useTranslations("profile.leave");
  const [open, setOpen] = useState(false);
  return (
    <Card>
      <div className="mb-4 grid gap-1">
        <div className="flex items-center gap-1">
          <Eyebrow>{t("title")}</Eyebrow>
          <HelpLink article="moving" anchor="person" subject={t("title")} />
        </div>
        <p className="text-pretty text-muted text-sm">{t("text")}</p>
      </div>
      <div className="flex flex-wrap gap-2">
        <Button asChild>
          <a href={accountExportPath} download>
            <Download aria-hidden />
            {t("export")}
          </a>
        </Button>
        <Button variant="danger" onClick={() => setOpen(true)}>
          {t("delete")}
        </Button>
      </div>
      <Dialog open={open} onOpenChange={setOpen} title={t("deletion.title")} description={t("deletion.text")}>
        {needsStepFirst(confirmationOf(signOn)) ? (
          <ConfirmFirst signOn={signOn} />
        ) : (
          <DeletionForm asksPassword={confirmationOf(signOn) === "password"} />
        )}
      </Dialog>
    </Card>
  );
}

function DeletionForm({ asksPassword }: { asksPassword: boolean }) {
  const t = useTranslations("profile.leave.deletion");
  const [password, setPassword] = useState("");
  const input = asksPassword ? { password } : {};
  const send = async () => {
    await deleteAccount(input);
    window.location.assign("/sign-in?deleted=1");
  };
  return (
    <Form schema={schema} input={input} send={send} submit={t("submit")} variant="danger">
      {errors =>
        asksPassword && (
          <Field
            label={t("password")}
            type="password"
            autoComplete="current-password"
            value={password}
            error={errors.password}
            onChange={event => setPassword(event.target.value)}
          />
        )
      }
    </Form>
  );
}
