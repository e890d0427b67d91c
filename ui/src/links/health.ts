import { CircleCheck, CirclePause, Clock, type LucideIcon, RefreshCw, TriangleAlert } from "lucide-react";
import type { Health } from "../api/types";
import type { Tone } from "../components/chip";

export const HEALTH: Record<Health, { word: string; tone: Tone; icon: LucideIcon }> = {
  "in-step": { word: "In step", tone: "good", icon: CircleCheck },
  syncing: { word: "Syncing", tone: "busy", icon: RefreshCw },
  behind: { word: "Behind", tone: "warn", icon: Clock },
  "needs-you": { word: "Needs you", tone: "bad", icon: TriangleAlert },
  paused: { word: "Paused", tone: "idle", icon: CirclePause },
};

/** Which way changes flow between the project and the tracker. */
export function flow(link: { incoming: boolean; outgoing: boolean }): { sign: string; words: string } {
  if (link.incoming && link.outgoing) return { sign: "⇄", words: "both ways" };
  if (link.incoming) return { sign: "←", words: "incoming only" };
  if (link.outgoing) return { sign: "→", words: "outgoing only" };
  return { sign: "–", words: "no direction" };
}
