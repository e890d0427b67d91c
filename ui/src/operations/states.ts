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

export const STATES: Record<OperationState, { word: string; tone: Tone; icon: LucideIcon; means: string }> = {
  queued: { word: "Queued", tone: "warn", icon: CircleDashed, means: "waits for its turn" },
  processing: {
    word: "Processing",
    tone: "busy",
    icon: LoaderCircle,
    means: "both sides are being looked at",
  },
  completed: { word: "Completed", tone: "good", icon: CircleCheck, means: "both sides agree" },
  errored: { word: "Errored", tone: "bad", icon: CircleAlert, means: "gave up; a person can retry" },
  canceled: { word: "Canceled", tone: "idle", icon: Ban, means: "taken out before it began" },
  dropped: { word: "Dropped", tone: "idle", icon: Minus, means: "newer news made it needless" },
  duplicate: { word: "Duplicate", tone: "idle", icon: Copy, means: "the same news had come before" },
  disabled: {
    word: "Disabled",
    tone: "idle",
    icon: CircleSlash,
    means: "the link does not take this direction",
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

const KINDS: Record<Operation["kind"], string> = {
  issue: "Issue",
  comment: "Comment",
  "pull-request": "Pull request",
};

/** "Issue edited", "Comment created"; a look has no news of its own. */
export function action(operation: Operation): string {
  const kind = KINDS[operation.kind] ?? operation.kind;
  return operation.event === "look"
    ? `Look at ${kind.toLowerCase()}`
    : `${kind} ${operation.event.replaceAll("-", " ")}`;
}

/** The issue in words: its title, else its key at the tracker, else the end of its id (the start is only a time). */
export function subject(operation: Operation): string {
  if (operation.title) return operation.title;
  if (operation.remoteId) return `#${operation.remoteId}`;
  return `…${operation.subjectId.slice(-8)}`;
}
