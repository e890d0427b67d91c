import { CircleCheck, CirclePause, Clock, type LucideIcon, RefreshCw, TriangleAlert } from "lucide-react";
import type { Health } from "../api/types";
import type { Tone } from "../components/chip";
import { t } from "../lib/t";

export const HEALTH: Record<Health, { tone: Tone; icon: LucideIcon }> = {
  "in-step": { tone: "good", icon: CircleCheck },
  syncing: { tone: "busy", icon: RefreshCw },
  behind: { tone: "warn", icon: Clock },
  "needs-you": { tone: "bad", icon: TriangleAlert },
  paused: { tone: "idle", icon: CirclePause },
};

/** Which way changes flow between the project and the tracker. */
export function flow(link: { incoming: boolean; outgoing: boolean }): { sign: string; words: string } {
  if (link.incoming && link.outgoing) return { sign: "⇄", words: t("flow.both") };
  if (link.incoming) return { sign: "←", words: t("flow.in") };
  if (link.outgoing) return { sign: "→", words: t("flow.out") };
  return { sign: "–", words: t("flow.none") };
}
