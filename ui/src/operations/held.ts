import { useRef } from "react";

/**
 * Keeps a live list still while someone reads a row: what is shown stays (with its newest content), what is new waits.
 */
export function hold<T extends { id: string }>(
  shownIds: string[] | null,
  live: T[],
): { shown: T[]; waiting: number } {
  if (shownIds === null) return { shown: live, waiting: 0 };
  const byId = new Map(live.map((item) => [item.id, item]));
  const shown = shownIds.flatMap((id) => byId.get(id) ?? []);
  return { shown, waiting: live.length - shown.length };
}

export function useHeld<T extends { id: string }>(
  live: T[],
  holding: boolean,
): { shown: T[]; waiting: number } {
  const ids = useRef<string[] | null>(null);
  if (!holding) ids.current = null;
  else ids.current ??= live.map((item) => item.id);
  return hold(ids.current, live);
}
