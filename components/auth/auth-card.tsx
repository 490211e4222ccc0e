import type { ReactNode } from "react";

/** Heading, note and form of the sign-in and sign-up screens. */
export function AuthCard({ title, note, children }: { title: string; note: ReactNode; children: ReactNode }) {
  return (
    <div className="w-full max-w-[25rem]">
      <h1 className="title text-3xl">{title}</h1>
      <p className="mt-2 mb-8 text-muted">{note}</p>
      {children}
    </div>
  );
}
