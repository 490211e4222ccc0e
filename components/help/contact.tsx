import { Mail } from "lucide-react";
import { useTranslations } from "next-intl";
import { PageHeader } from "../shell/page-header";
import { Button } from "../ui/controls/button";

type ContactProps = {
  /** The address of the person who runs this instance, if it is set. */
  email: string | undefined;
  /** Facts that support needs: the version, the browser, and the person's last errors. No secrets. */
  details: string;
  isSignedIn: boolean;
};

/** Ways to reach the person who runs this instance, with what they need to know. */
export function Contact({ email, details, isSignedIn }: ContactProps) {
  const t = useTranslations("help.contact");
  const body = `${t("mailBody")}\n\n\n${details}`;
  return (
    <div className="grid max-w-3xl grid-cols-[minmax(0,1fr)] gap-6 text-pretty leading-relaxed">
      <PageHeader title={t("title")} note={t("note")} />
      {email ? (
        <>
          <p>{t("withMail")}</p>
          <div className="flex flex-wrap items-center gap-4">
            <Button asChild variant="primary">
              <a
                href={`mailto:${email}?subject=${encodeURIComponent(t("mailSubject"))}&body=${encodeURIComponent(body)}`}
              >
                <Mail aria-hidden />
                {t("write")}
              </a>
            </Button>
            <code className="select-all break-all">{email}</code>
          </div>
        </>
      ) : (
        <>
          <p>{t("withoutMail")}</p>
          <p className="text-muted">{t("forTheAdmin")}</p>
        </>
      )}
      <section aria-labelledby="details" className="grid grid-cols-[minmax(0,1fr)] gap-2">
        <h2 id="details" className="title text-xl">
          {t("details")}
        </h2>
        <p className="text-muted">{t(isSignedIn ? "detailsNote" : "detailsNoteGuest")}</p>
        <pre className="select-all whitespace-pre-wrap break-words rounded-lg border border-line bg-panel p-4 text-sm">
          {details}
        </pre>
      </section>
      <p>{t("neverSend")}</p>
    </div>
  );
}
