import Link from "next/link";
import { redirect } from "next/navigation";
import { Turntable } from "@/components/player/turntable";
import { Logo } from "@/components/shell/logo";
import { Button } from "@/components/ui/controls/button";
import { isRegistrationOpen } from "@/lib/accounts/is-registration-open";
import { currentContext } from "@/lib/api/auth/browser-session";

const features = [
  {
    title: "Your own Spotify app",
    text: "Everyone here brings their own developer app. Nobody shares listeners or quota with strangers.",
  },
  {
    title: "A shuffle that plays it all",
    text: "Every track once before any comes twice, over the whole list, and it goes on where you stopped.",
    guide: { href: "/docs/shuffle", name: "See how it shuffles" },
  },
  {
    title: "Playlists you can work on",
    text: "Ten thousand tracks open at once. Filter, reorder, cut and add from the keyboard.",
  },
];

export default async function LandingPage() {
  if (await currentContext()) redirect("/music");
  const canRegister = await isRegistrationOpen();
  return (
    <div className="flex min-h-dvh flex-col overflow-x-clip">
      <header className="mx-auto flex w-full max-w-7xl items-center justify-between px-5 py-5 md:px-10">
        <Logo />
      </header>
      <main className="mx-auto flex w-full max-w-7xl flex-1 flex-col px-5 md:px-10">
        <div className="grid flex-1 items-center gap-12 py-8 lg:grid-cols-[1.05fr_1fr]">
          <div className="max-w-xl">
            <h1 className="title text-[clamp(2.6rem,6.2vw,4.9rem)]">Your Spotify, on your own deck.</h1>
            <p className="mt-6 max-w-md text-pretty text-lg text-muted">
              Tonearm runs on your server. It brings your library in, lets you shape it, and plays it on any
              device that has Spotify open.
            </p>
            <div className="mt-9 flex flex-wrap gap-3">
              {canRegister && (
                <Button asChild variant="primary" size="lg">
                  <Link href="/sign-up">Sign up</Link>
                </Button>
              )}
              <Button asChild size="lg">
                <Link href="/sign-in">Sign in</Link>
              </Button>
            </div>
          </div>
          <Turntable turning progress={0.35} className="w-full max-w-[680px] max-lg:mx-auto" />
        </div>
        <ul className="grid gap-x-10 gap-y-6 border-line border-t py-10 md:grid-cols-3">
          {features.map(feature => (
            <li key={feature.title} className="grid gap-1.5">
              <h2 className="font-semibold text-base">{feature.title}</h2>
              <p className="text-pretty text-muted">{feature.text}</p>
              {feature.guide && (
                <Link href={feature.guide.href} className="justify-self-start text-accent-text underline">
                  {feature.guide.name}
                </Link>
              )}
            </li>
          ))}
        </ul>
      </main>
    </div>
  );
}
