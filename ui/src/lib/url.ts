import { go, replace, useSearch } from "./address";

/** One query parameter of the address, so that a filter survives a reload and can be sent to someone. */
export function useParameter(
  name: string,
  how: "push" | "replace" = "push",
): [string | null, (value: string | null) => void] {
  const value = new URLSearchParams(useSearch()).get(name);
  const set = (next: string | null) => {
    const url = new URL(window.location.href);
    if (next === null || next === "") url.searchParams.delete(name);
    else url.searchParams.set(name, next);
    (how === "push" ? go : replace)(url.pathname + url.search);
  };
  return [value, set];
}
