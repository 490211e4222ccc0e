import { useTranslations } from "next-intl";
import { Button } from "../ui/controls/button";

/** Opens Spotify's consent page. It is a plain form, so that it works without JavaScript. */
export function ConnectButton({ isAgain = false }: { isAgain?: boolean }) {
  const t = useTranslations("services");
  return (
    <form action="/api/v1/auth/spotify" method="get">
      <Button type="submit" variant="primary" size="lg">
        {t(isAgain ? "reconnect" : "connect")}
      </Button>
    </form>
  );
}
