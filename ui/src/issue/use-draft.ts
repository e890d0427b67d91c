import { useState } from "react";

const PREFIX = "lockstep.draft.";

function read(name: string): string {
  try {
    return sessionStorage.getItem(PREFIX + name) ?? "";
  } catch {
    return "";
  }
}

/** A text that somebody is writing. It outlives a reload and going elsewhere, in this tab only. */
export function useDraft(name: string): [string, (text: string) => void] {
  const [text, setText] = useState(() => read(name));
  return [
    text,
    (next) => {
      setText(next);
      try {
        if (next === "") sessionStorage.removeItem(PREFIX + name);
        else sessionStorage.setItem(PREFIX + name, next);
      } catch {
        // Storage is blocked: the text lasts as long as the page.
      }
    },
  ];
}
