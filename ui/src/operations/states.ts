import {
  Ban,
  CircleAlert,
  CircleCheck,
  CircleDashed,
  CircleSlash,
  Copy,
  LoaderCircle,
  type LucideIcon,
  Minus,
} from "lucide-react";
import { OPERATION_STATES, type Operation, type OperationState } from "../api/types";
import type { Tone } from "../components/chip";
import { duration } from "../lib/format";
import { t, word } from "../lib/t";

export const STATES: Record<OperationState, { tone: Tone; icon: LucideIcon }> = {
  queued: { tone: "warn", icon: CircleDashed },
  processing: {
    tone: "busy",
    icon: LoaderCircle,
  },
  completed: { tone: "good", icon: CircleCheck },
  errored: { tone: "bad", icon: CircleAlert },
  canceled: { tone: "idle", icon: Ban },
  dropped: { tone: "idle", icon: Minus },
  duplicate: { tone: "idle", icon: Copy },
  disabled: {
    tone: "idle",
    icon: CircleSlash,
  },
};

export function asState(value: string | null): OperationState | null {
  return OPERATION_STATES.find((state) => state === value) ?? null;
}

export function mayRetry(operation: Operation): boolean {
  return operation.state === "errored" || operation.state === "disabled";
}

export function mayCancel(operation: Operation): boolean {
  return operation.state === "queued";
}

/** It waits for a time; what a plan holds back waits for an answer instead. */
export function mayHurry(operation: Operation): boolean {
  return mayCancel(operation) && operation.nextAttemptAt != null && operation.reason !== "held_by_guard";
}

/** "Issue edited", "Comment created"; a look has no news of its own. */
export function action(operation: Operation): string {
  const kind = word("operation-kind", operation.kind);
  return operation.event === "look"
    ? t("operation.look", { kind: kind.toLowerCase() })
    : t("operation.event", { kind, event: operation.event.replaceAll("-", " ") });
}

/** The issue in words: its title, else its key at the tracker, else the end of its id (the start is only a time). */
export function subject(operation: Operation): string {
  if (operation.title) return operation.title;
  if (operation.remoteId) return `#${operation.remoteId}`;
  return `…${operation.subjectId.slice(-8)}`;
}

/** Why, in words: most reasons are codes, what a tracker said is a sentence already. */
export function reason({ reason: why }: Operation): string {
  if (!why) return "";
  return /^[a-z]+(_[a-z]+)*$/.test(why) ? word("operation-reason", why) : why;
}

/** How long it was worked on, once it has ended. */
export function took({ startedAt, finishedAt }: Operation): string {
  return startedAt && finishedAt ? duration(Math.max(0, Date.parse(finishedAt) - Date.parse(startedAt))) : "";
}
