export type Meaning =
  | { does: "palette" | "sheet" | "create" | "next" | "previous" | "tick" }
  | { does: "go"; to: string }
  | { does: "press"; mark: string }
  | { does: "wait" };

/** After g. */
export const PLACES: Record<string, string> = {
  p: "/projects",
  c: "/conflicts",
  l: "/links",
  o: "/operations",
  w: "/watches",
  n: "/notifications",
  s: "/settings",
};

const ALONE: Record<string, Meaning> = {
  "/": { does: "palette" },
  "?": { does: "sheet" },
  c: { does: "create" },
  g: { does: "wait" },
  j: { does: "next" },
  k: { does: "previous" },
  x: { does: "tick" },
  r: { does: "press", mark: "r" },
  p: { does: "press", mark: "p" },
};

export interface Press {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
}

/** What a key means, where `typing` says that it is for something else. `before`: g was pressed just now. */
export function meaning(press: Press, typing: boolean, singleKeys: boolean, before: boolean): Meaning | null {
  const { key, ctrlKey, metaKey, altKey } = press;
  if (altKey) return null;
  if (ctrlKey || metaKey) return key.toLowerCase() === "k" ? { does: "palette" } : null;
  if (typing || !singleKeys) return null;
  const to = before ? PLACES[key] : undefined;
  if (to) return { does: "go", to };
  return ALONE[key] ?? null;
}
