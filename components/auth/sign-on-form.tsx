import type { ReactNode } from "react";
import { Button } from "../ui/controls/button";
import { Field } from "../ui/controls/field";
import { useSetUpCodeField } from "./use-set-up-code-field";

type SignOnFormProps = {
  purpose?: "sign-in" | "connect" | "confirm";
  /** The path of the screen that opens after signing in. */
  next?: string;
  /** The token of the link that opened the page. */
  invite?: string | undefined;
  needsCode?: boolean;
  variant?: "primary" | "solid";
  size?: "md" | "lg";
  children: ReactNode;
};

/** Opens the single sign-on provider. It is a plain form, so that it works without JavaScript and from this site only. */
export function SignOnForm({
  purpose = "sign-in",
  next,
  invite,
  needsCode = false,
  variant = "solid",
  size = "md",
  children,
}: SignOnFormProps) {
  const setUpCodeField = useSetUpCodeField();
  return (
    <form action="/api/auth/signin/oidc" method="post" className="grid gap-5">
      <input type="hidden" name="purpose" value={purpose} />
      {next && <input type="hidden" name="next" value={next} />}
      {invite && <input type="hidden" name="invite" value={invite} />}
      {needsCode && <Field required {...setUpCodeField} />}
      <Button type="submit" variant={variant} size={size} className="w-full">
        {children}
      </Button>
    </form>
  );
}
