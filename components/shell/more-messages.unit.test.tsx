// @vitest-environment happy-dom
import { render, screen } from "@testing-library/react";
import { NextIntlClientProvider, useTranslations } from "next-intl";
import { expect, it } from "vitest";
import { MoreMessages } from "./more-messages";

function Words() {
  const t = useTranslations();
  return `${t("ui.retry")}, ${t("shell.help")}`;
}

it("A layout adds its messages to those of the layout around it, in the same language", () => {
  render(
    <NextIntlClientProvider locale="en" messages={{ ui: { retry: "Retry" } }}>
      <MoreMessages messages={{ shell: { help: "Help" } }}>
        <Words />
      </MoreMessages>
    </NextIntlClientProvider>,
  );
  expect(screen.getByText("Retry, Help")).toBeTruthy();
});
