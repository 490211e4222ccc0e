import Link from "next/link";
import { useTranslations } from "next-intl";
import type { SingleSignOn } from "@/lib/schemas/accounts";
import { SignOnForm } from "../auth/sign-on-form";
import { confirmationOf } from "./confirmation";

/** Tells a person who cannot confirm a change with a password what to do first, and lets them do it. */
export function ConfirmFirst({ signOn }: { signOn: SingleSignOn }) {
  const t = useTranslations("profile.confirmFirst");
  const { provider } = signOn;
  const confirmation = confirmationOf(signOn);
  if (!provider || confirmation === "impossible")
    return (
      <p className="text-pretty text-muted">
        {t.rich("impossible", {
          link: chunks => (
            <Link href="/forgot-password" className="text-accent-text underline underline-offset-4">
              {chunks}
            </Link>
          ),
        })}
      </p>
    );
  const purpose = confirmation === "provider" ? "confirm" : "connect";
  return (
    <div className="grid gap-5">
      <p className="text-pretty text-muted">{t(purpose, { provider })}</p>
      <SignOnForm purpose={purpose} variant="primary">
        {t(`${purpose}Button`, { provider })}
      </SignOnForm>
    </div>
  );
}
