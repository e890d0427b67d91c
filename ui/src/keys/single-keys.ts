import { useSyncExternalStore } from "react";

const KEY = "lockstep.single-keys";
const listeners = new Set<() => void>();
let on = stored();

function stored(): boolean {
  try {
    return localStorage.getItem(KEY) !== "off";
  } catch {
    return true;
  }
}

export function singleKeysOn(): boolean {
  return on;
}

/** Whether keys without Ctrl or Cmd do something. Who speaks to the machine, or hits keys by accident, switches them off. */
export function useSingleKeys(): [boolean, (next: boolean) => void] {
  const value = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => on,
  );
  return [
    value,
    (next) => {
      on = next;
      try {
        if (next) localStorage.removeItem(KEY);
        else localStorage.setItem(KEY, "off");
      } catch {
        // Storage is blocked: the choice lasts as long as the page.
      }
      for (const listener of listeners) listener();
    },
  ];
}
