import Link from "next/link";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Turntable } from "@/components/player/views/turntable";
import { LanguageChoice } from "@/components/shell/language-choice";
import { Logo } from "@/components/shell/logo";
import { Button } from "@/components/ui/controls/button";
import { isRegistrationOpen } from "@/lib/accounts/registration/is-registration-open";
import { currentContext } from "@/lib/api/auth/browser-session";
import { chooseLanguage } from "./choose-language";

const features = ["ownApp", "shuffle", "playlists"] as const;

export default async function LandingPage() {
  if (await currentContext()) redirect("/music");
  const t = await getTranslations("shell.landing");
  const canRegister = await isRegistrationOpen();
  return (
    <div className="flex min-h-dvh flex-col overflow-x-clip">
      <header className="mx-auto flex w-full max-w-7xl flex-wrap items-center justify-between gap-x-4 px-5 py-5 md:px-10">
        <Logo />
        <div className="flex items-center gap-4">
          <LanguageChoice choose={chooseLanguage} />
          <Link href="/help" className="py-2 text-muted text-sm underline underline-offset-4 hover:text-ink">
            {t("help")}
          </Link>
        </div>
      </header>
      <main className="mx-auto flex w-full max-w-7xl flex-1 flex-col px-5 md:px-10">
        <div className="grid flex-1 items-center gap-12 py-8 lg:grid-cols-[1.05fr_1fr]">
          <div className="max-w-xl">
            <h1 className="title text-[clamp(2.6rem,6.2vw,4.9rem)]">{t("title")}</h1>
            <p className="mt-6 max-w-md text-pretty text-lg text-muted">{t("text")}</p>
            <div className="mt-9 flex flex-wrap gap-3">
              {canRegister && (
                <Button asChild variant="primary" size="lg">
                  <Link href="/sign-up">{t("signUp")}</Link>
                </Button>
              )}
              <Button asChild size="lg">
                <Link href="/sign-in">{t("signIn")}</Link>
              </Button>
            </div>
          </div>
          <Turntable turning progress={0.35} className="w-full max-w-[680px] max-lg:mx-auto" />
        </div>
        <ul className="grid gap-x-10 gap-y-6 border-line border-t py-10 md:grid-cols-3">
          {features.map(feature => (
            <li key={feature} className="grid content-start gap-1.5">
              <h2 className="font-semibold text-base">{t(`${feature}.title`)}</h2>
              <p className="text-pretty text-muted">{t(`${feature}.text`)}</p>
              {feature === "shuffle" && (
                <Link href="/docs/shuffle" className="justify-self-start text-accent-text underline">
                  {t("shuffle.guide")}
                </Link>
              )}
            </li>
          ))}
        </ul>
      </main>
    </div>
  );
}
