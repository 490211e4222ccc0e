"use client";

import { songSorts } from "@/lib/client/song-lists";
import { useAddressView } from "../../ui/lists/use-address-view";

/** Returns the view of a screen's list of songs that has an own order. */
export const useListView = () => useAddressView(songSorts, null);

export type SetOrder = ReturnType<typeof useListView>["setOrder"];
