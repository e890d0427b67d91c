import { useSyncExternalStore } from "react";
import type { TextKey } from "../lib/t";
import type { Filter } from "./filter";

export interface View {
  name: string;
  filter: Filter;
}

/** Those that everybody has. */
export const USUAL: Array<{ text: TextKey; filter: Filter }> = [
  { text: "views.all", filter: {} },
  { text: "views.failed", filter: { state: "errored" } },
  { text: "views.waiting", filter: { state: "queued" } },
  { text: "views.sent", filter: { state: "completed", direction: "outbound", age: "24h" } },
];

const KEY = "lockstep.operation-views";
const MOST = 30;
const listeners = new Set<() => void>();
let kept: View[] = stored();

function stored(): View[] {
  try {
    const read: unknown = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(read) ? read.filter((each) => typeof each?.name === "string").slice(0, MOST) : [];
  } catch {
    return [];
  }
}

function keep(views: View[]) {
  kept = views.slice(-MOST);
  try {
    localStorage.setItem(KEY, JSON.stringify(kept));
  } catch {
    // Storage is blocked: they last as long as the page.
  }
  for (const listener of listeners) listener();
}

/** Views under names of one's own, in this browser; a view is an address, so it can be sent to somebody as well. */
export function useViews() {
  const views = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => kept,
  );
  return {
    views,
    save: (view: View) => keep([...kept.filter(({ name }) => name !== view.name), view]),
    remove: (name: string) => keep(kept.filter((each) => each.name !== name)),
  };
}
