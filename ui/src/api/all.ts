import type { Slice } from "./types";

const MOST_PAGES = 25;

/** Walks a list to its end, or to the bound: `whole` says which. */
export async function all<T>(
  page: (cursor: string | null) => Promise<Slice<T>>,
): Promise<{ items: T[]; whole: boolean }> {
  const items: T[] = [];
  let cursor: string | null = null;
  for (let read = 0; read < MOST_PAGES; read++) {
    const slice: Slice<T> = await page(cursor);
    items.push(...slice.items);
    cursor = slice.next ?? null;
    if (cursor === null) return { items, whole: true };
  }
  return { items, whole: false };
}
