import { Button } from "../ui/button";

/** Leaves for Spotify's consent page; a plain form, so that it works before and without JavaScript. */
export function ConnectButton({ children = "Connect to Spotify" }: { children?: string }) {
  return (
    <form action="/api/v1/auth/spotify" method="get">
      <Button type="submit" variant="primary" size="lg">
        {children}
      </Button>
    </form>
  );
}
