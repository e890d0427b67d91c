import { go, useSearch } from "../lib/address";
import { type Filter, QUALIFIERS } from "./filter";

/** The filter stands in the address, so it survives a reload and can be sent to somebody. */
export function useFilter(): [Filter, (next: Filter) => void] {
  const parameters = new URLSearchParams(useSearch());
  const filter: Filter = {};
  for (const name of QUALIFIERS) {
    const value = parameters.get(name);
    if (value) filter[name] = value;
  }
  const set = (next: Filter) => {
    for (const name of QUALIFIERS) {
      const value = next[name];
      if (value) parameters.set(name, value);
      else parameters.delete(name);
    }
    const search = parameters.toString();
    go(search ? `/operations?${search}` : "/operations");
  };
  return [filter, set];
}

export function addressOf(filter: Filter): string {
  const parts = Object.entries(filter).filter(([, value]) => value);
  const search = new URLSearchParams(parts as Array<[string, string]>).toString();
  return search ? `/operations?${search}` : "/operations";
}
