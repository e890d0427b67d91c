import type { Point } from "./holds";

/** Where a card would stand if it were let go. */
export interface Place {
  column: string;
  /** The card that it would stand beside; null: the column shows none. */
  beside: { key: string; position: "before" | "after" } | null;
  /** Of the line that shows it. */
  line: { left: number; top: number; width: number };
}

const ROWS = "[role=row][data-key]";

export function placeAt({ x, y }: Point): Place | null {
  const column = document.elementFromPoint(x, y)?.closest<HTMLElement>("[data-takes]");
  const list = column?.querySelector("[role=grid]");
  if (!column?.dataset.takes || !list) return null;
  const box = list.getBoundingClientRect();
  const rows = [...list.querySelectorAll<HTMLElement>(ROWS)]
    .map((row) => ({ key: row.dataset.key ?? "", box: row.getBoundingClientRect() }))
    .sort((one, other) => one.box.top - other.box.top);
  const below = rows.find((row) => y < (row.box.top + row.box.bottom) / 2);
  const last = rows.at(-1);
  const beside = below
    ? { key: below.key, position: "before" as const }
    : last
      ? { key: last.key, position: "after" as const }
      : null;
  const edge = below ? below.box.top - 4 : last ? last.box.bottom + 1 : box.top + 2;
  const top = Math.min(Math.max(edge, box.top), box.bottom - 3);
  return { column: column.dataset.takes, beside, line: { left: box.left, top, width: box.width } };
}
