import { CircleQuestionMark, Mail, TriangleAlert } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Button } from "../ui/controls/button";

const ways = [
  { key: "faq", href: "/help/faq", icon: CircleQuestionMark },
  { key: "errors", href: "/help/errors", icon: TriangleAlert },
  { key: "contact", href: "/help/contact", icon: Mail },
] as const;

/** Next steps for somebody whom an article did not help. */
export function StillStuck() {
  const t = useTranslations("help.stuck");
  return (
    <section aria-labelledby="stuck" className="grid gap-3 rounded-lg border border-line bg-panel p-5">
      <h2 id="stuck" className="title text-xl">
        {t("title")}
      </h2>
      <p className="max-w-2xl text-pretty text-muted">{t("text")}</p>
      <div className="flex flex-wrap gap-2">
        {ways.map(({ key, href, icon: Icon }) => (
          <Button key={key} asChild>
            <Link href={href}>
              <Icon aria-hidden />
              {t(key)}
            </Link>
          </Button>
        ))}
      </div>
    </section>
  );
}
