import { useTranslations } from "next-intl";
import { HelpLink } from "../help/help-link";
import { Callout } from "../ui/status/callout";
import { codeTag } from "./guide-tags";

/** Says how to fix an address of the instance with which no developer app can work. */
export function AddressProblem({ redirectUri }: { redirectUri: string }) {
  const t = useTranslations("services.address");
  const tags = { code: (text: React.ReactNode) => <code className="break-words text-ink">{text}</code> };
  return (
    <div id="address" className="scroll-mt-6">
      <Callout tone="danger" title={t("title")}>
        <div className="grid gap-2">
          <p>{t.rich("text", { uri: codeTag(redirectUri) })}</p>
          <ul className="grid list-disc gap-1 pl-5">
            <li>{t.rich("thisComputer", tags)}</li>
            <li>{t.rich("otherDevices", tags)}</li>
          </ul>
          <p>
            {t("administrator")} <HelpLink article="other-devices" anchor="rule" subject={t("title")} />
          </p>
        </div>
      </Callout>
    </div>
  );
}
