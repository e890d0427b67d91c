import { useSyncExternalStore } from "react";

const CHANGED = "lockstep:address";

function subscribe(listener: () => void): () => void {
  window.addEventListener("popstate", listener);
  window.addEventListener(CHANGED, listener);
  return () => {
    window.removeEventListener("popstate", listener);
    window.removeEventListener(CHANGED, listener);
  };
}

/** One query parameter of the address, so that a filter survives a reload and can be sent to someone. */
export function useParameter(name: string): [string | null, (value: string | null) => void] {
  const value = useSyncExternalStore(subscribe, () => new URLSearchParams(window.location.search).get(name));
  const set = (next: string | null) => {
    const url = new URL(window.location.href);
    if (next === null) url.searchParams.delete(name);
    else url.searchParams.set(name, next);
    window.history.pushState(null, "", url);
    window.dispatchEvent(new Event(CHANGED));
  };
  return [value, set];
}
