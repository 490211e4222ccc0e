import { useTranslations } from "next-intl";
import type { ComponentProps, ReactNode } from "react";
import { SignOnForm } from "./sign-on-form";

type WaysToSignInProps = Omit<ComponentProps<typeof SignOnForm>, "children" | "variant"> & {
  /** The provider of single sign-on, or null without one. */
  provider: string | null;
  passwordsOn: boolean;
  /** The form for people with a password. */
  children: ReactNode;
};

/** The button of single sign-on and the form with a password, as far as the instance has them. */
export function WaysToSignIn({ provider, passwordsOn, children, ...form }: WaysToSignInProps) {
  const t = useTranslations("auth.signOn");
  return (
    <>
      {provider && (
        <SignOnForm {...form} variant={passwordsOn ? "solid" : "primary"} size="lg">
          {t("continue", { provider })}
        </SignOnForm>
      )}
      {provider && passwordsOn && (
        <p className="my-6 flex items-center gap-4 text-muted text-sm before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
          {t("orPassword")}
        </p>
      )}
      {passwordsOn && children}
    </>
  );
}
