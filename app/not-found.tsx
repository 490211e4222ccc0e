import { Logo } from "@/components/shell/logo";
import { NotFoundNote } from "@/components/shell/not-found-note";

export default function NotFound() {
  return (
    <>
      <header className="px-5 py-5 md:px-10">
        <a href="/" className="inline-flex rounded-md" aria-label="Tonearm">
          <Logo />
        </a>
      </header>
      <main>
        <NotFoundNote />
      </main>
    </>
  );
}
