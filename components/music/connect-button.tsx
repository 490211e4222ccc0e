import { Button } from "../ui/controls/button";

/** Opens Spotify's consent page. It is a plain form, so that it works without JavaScript. */
export function ConnectButton({ children = "Connect to Spotify" }: { children?: string }) {
  return (
    <form action="/api/v1/auth/spotify" method="get">
      <Button type="submit" variant="primary" size="lg">
        {children}
      </Button>
    </form>
  );
}
