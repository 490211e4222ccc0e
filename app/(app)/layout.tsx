import { headers } from "next/headers";
import { getMessages } from "next-intl/server";
import type { ReactNode } from "react";
import { AppShell } from "@/components/shell/app-shell";
import { MoreMessages } from "@/components/shell/more-messages";
import { getMe } from "@/lib/accounts/get-me";
import { requireContext } from "@/lib/api/auth/browser-session";
import { connectionQuery } from "@/lib/client/connection";
import { jobsQuery } from "@/lib/client/jobs";
import { foldersQuery, playlistsQuery } from "@/lib/client/playlists";
import { getConnection } from "@/lib/connections/get-connection";
import { appMessages } from "@/lib/i18n/browser-messages";
import { listFolders } from "@/lib/playlists/folders/list-folders";
import { listPlaylists } from "@/lib/playlists/list-playlists";
import { playerScript } from "@/lib/spotify/player-script";
import { listImports } from "@/lib/sync/list-imports";
import { signOut } from "./actions";
import { Prefetched, preload, preloadList } from "./prefetched";

/** The first list of the sidebar. The browser loads the others, which a phone does not show. */
const pinned = { isPinned: true, sort: "name" } as const;

export default async function AppLayout({ children }: { children: ReactNode }) {
  // The pages check this too, because navigation in the browser does not render the layout again. The layout checks it because
  // `loading.tsx` starts the reply before a page has run, and after that no HTTP redirect is possible.
  const ctx = await requireContext((await headers()).get("x-path") ?? undefined);
  const user = await getMe(ctx);
  return (
    <MoreMessages messages={appMessages(await getMessages())}>
      <Prefetched
        isLayout
        queries={[
          preload(connectionQuery(), () => getConnection(ctx)),
          // The shell shows them on every page, so the pages that show them need not load them again.
          preloadList(jobsQuery(), query => listImports(ctx, query)),
          preload(foldersQuery(), async () => (await listFolders(ctx)).items),
          preloadList(playlistsQuery(pinned), query => listPlaylists(ctx, { ...query, ...pinned })),
        ]}
      >
        <AppShell user={user} soundScript={user.browserSound ? playerScript() : null} signOut={signOut}>
          {children}
        </AppShell>
      </Prefetched>
    </MoreMessages>
  );
}
