import type { ReactNode } from "react";
import { HelpFrame } from "@/components/help/help-frame";
import { LanguageChoice } from "@/components/shell/language-choice";
import { currentContext } from "@/lib/api/auth/browser-session";
import { chooseLanguage } from "../choose-language";

export default async function HelpLayout({ children }: { children: ReactNode }) {
  return (
    <HelpFrame
      isSignedIn={(await currentContext()) !== null}
      languageChoice={<LanguageChoice choose={chooseLanguage} />}
    >
      {children}
    </HelpFrame>
  );
}
