import { useSyncExternalStore } from "react";

/**
 * Whether the session has ended while somebody was at work. Requests that were refused for it wait until the person is
 * signed in again and are then sent once more, so nothing that was typed or pressed is lost.
 */
let known = false;
let waiting: Array<() => void> = [];
const listeners = new Set<() => void>();

function tell() {
  for (const listener of listeners) listener();
}

/** From now on a refusal means that the session has ended. */
export function signedIn(): void {
  known = true;
  const ready = waiting;
  waiting = [];
  tell();
  for (const go of ready) go();
}

/** Signed out on purpose: nothing waits any more. */
export function signedOut(): void {
  known = false;
  waiting = [];
  tell();
}

export function wasSignedIn(): boolean {
  return known;
}

/** Ends when the person is signed in again. */
export function signedInAgain(): Promise<void> {
  return new Promise((resolve) => {
    waiting.push(resolve);
    tell();
  });
}

export function useSessionEnded(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => waiting.length > 0,
  );
}
