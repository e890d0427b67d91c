import type { ReactNode } from "react";

/** A label or another short word of the issue itself. */
export function Pill({ children }: { children: ReactNode }) {
  return (
    <span className="inline-block max-w-full truncate rounded-full bg-idle-soft px-2 py-px text-xs text-idle">
      {children}
    </span>
  );
}
