import { useTranslations } from "next-intl";

/** A sentence with the address of the person who runs this instance, if it is known. */
export function SupportAddress({ email }: { email: string | undefined }) {
  const t = useTranslations("auth.forgotPassword");
  if (!email) return null;
  return (
    <>
      {" "}
      {t.rich("support", {
        email,
        link: chunks => (
          <a
            href={`mailto:${email}`}
            className="break-words font-medium text-accent-text underline underline-offset-4"
          >
            {chunks}
          </a>
        ),
      })}
    </>
  );
}
