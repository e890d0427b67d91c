import { CircleAlert, CircleCheck, Clock, type LucideIcon, RefreshCw } from "lucide-react";
import { Chip, type Tone } from "../components/chip";
import { word } from "../lib/t";

const LOOK: Record<string, { tone: Tone; icon: LucideIcon }> = {
  queued: { tone: "idle", icon: Clock },
  processing: { tone: "busy", icon: RefreshCw },
  errored: { tone: "bad", icon: CircleAlert },
  synced: { tone: "good", icon: CircleCheck },
};

/** Whether what is seen stands at the trackers too. Says nothing where there is none. */
export function SyncChip({ state, linked }: { state: string; linked: boolean }) {
  const look = LOOK[state];
  if (!look || (!linked && state === "synced")) return null;
  return (
    <Chip tone={look.tone} icon={look.icon}>
      {word("sync", state)}
    </Chip>
  );
}
