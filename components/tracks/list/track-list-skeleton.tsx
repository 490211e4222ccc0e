import { rowHeightOf } from "./list-layout";
import { PendingRow } from "./track-row";

const layout = { hasAlbum: true, hasAddedAt: true, hasPlays: false, isCompact: false, isPhone: false };

/** Placeholder of a list of tracks. */
export function TrackListSkeleton() {
  return (
    <div aria-hidden className="-mx-2 @container">
      {Array.from({ length: 9 }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: placeholders have no other key
        <div key={index} className="px-2" style={{ height: rowHeightOf() }}>
          <PendingRow layout={layout} />
        </div>
      ))}
    </div>
  );
}
