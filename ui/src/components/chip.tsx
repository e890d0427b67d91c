import type { LucideIcon } from "lucide-react";

export type Tone = "good" | "busy" | "warn" | "bad" | "idle";

const LOOK: Record<Tone, string> = {
  good: "bg-good-soft text-good",
  busy: "bg-busy-soft text-busy",
  warn: "bg-warn-soft text-warn",
  bad: "bg-bad-soft text-bad",
  idle: "bg-idle-soft text-idle",
};

/** A state as icon and word: never by colour alone. */
export function Chip({ tone, icon: Icon, children }: { tone: Tone; icon: LucideIcon; children: string }) {
  return (
    <span
      className={`${LOOK[tone]} inline-flex h-6 shrink-0 items-center gap-1.5 rounded-full pr-2.5 pl-2 text-xs font-medium whitespace-nowrap`}
    >
      <Icon size={13} strokeWidth={2.25} aria-hidden />
      {children}
    </span>
  );
}
