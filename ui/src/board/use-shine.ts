import { useEffect, useRef, useState } from "react";

const SHINES_MS = 600;
const NONE: ReadonlySet<string> = new Set();

/**
 * A list chooses what was dropped on it, once it has it. A card that was only moved is not meant to be chosen: it shines
 * for a moment instead.
 */
export function useShine() {
  const last = useRef({ ids: NONE, at: Number.NEGATIVE_INFINITY });
  const [on, setOn] = useState(NONE);
  useEffect(() => {
    if (on.size === 0) return;
    const timer = setTimeout(() => setOn(NONE), SHINES_MS);
    return () => clearTimeout(timer);
  }, [on]);
  return {
    on,
    dropped: (ids: string[]) => {
      last.current = { ids: new Set(ids), at: performance.now() };
    },
    /** Whether these are chosen because they were dropped just now; then they shine. */
    takes: (chosen: string[]): boolean => {
      const { ids, at } = last.current;
      const ofDrop = chosen.length === ids.size && chosen.every((id) => ids.has(id));
      if (!ofDrop || performance.now() - at > SHINES_MS) return false;
      setOn(ids);
      return true;
    },
  };
}
