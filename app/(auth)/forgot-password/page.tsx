import type { Metadata } from "next";
import Link from "next/link";
import { AuthCard } from "@/components/auth/auth-card";
import { env } from "@/lib/platform/env";

export const metadata: Metadata = { title: "Forgotten password" };

export default function ForgotPasswordPage() {
  const { SUPPORT_EMAIL } = env();
  return (
    <AuthCard
      title="Forgotten password"
      note={
        <Link href="/sign-in" className="font-medium text-accent-text underline underline-offset-4">
          Go to sign in
        </Link>
      }
    >
      <p className="text-pretty text-muted">
        This instance sends no mail. Ask its admin for a link with which you set a new password
        {SUPPORT_EMAIL ? (
          <>
            :{" "}
            <a
              href={`mailto:${SUPPORT_EMAIL}`}
              className="break-words font-medium text-accent-text underline underline-offset-4"
            >
              {SUPPORT_EMAIL}
            </a>
          </>
        ) : (
          "."
        )}
      </p>
    </AuthCard>
  );
}
