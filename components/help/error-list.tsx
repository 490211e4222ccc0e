import Link from "next/link";
import { useTranslations } from "next-intl";
import { PageHeader } from "../shell/page-header";

type ErrorListProps = { errors: { code: string; title: string }[] };

/** All errors with a link to their articles. */
export function ErrorList({ errors }: ErrorListProps) {
  const t = useTranslations("help.errorList");
  return (
    <>
      <PageHeader title={t("title")} note={t("note")} />
      <ul className="grid gap-x-10 gap-y-3 sm:grid-cols-2">
        {errors.map(({ code, title }) => (
          <li key={code} className="grid">
            <Link href={`/help/errors/${code}`} className="text-accent-text underline underline-offset-4">
              {title}
            </Link>
            <code className="break-all text-muted text-sm">{code}</code>
          </li>
        ))}
      </ul>
    </>
  );
}
