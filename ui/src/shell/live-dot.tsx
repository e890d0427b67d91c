import { type LiveState, useLiveState } from "../api/live";
import { type TextKey, t } from "../lib/t";

const LIVE: Record<LiveState, { word: TextKey; dot: string; means: TextKey }> = {
  connecting: { word: "live.connecting", dot: "bg-idle", means: "live.connecting-means" },
  connected: { word: "live.connected", dot: "bg-good", means: "live.connected-means" },
  stale: { word: "live.stale", dot: "bg-warn", means: "live.stale-means" },
};

/** Whether what is seen is what is. */
export function LiveDot() {
  const { word, dot, means } = LIVE[useLiveState()];
  return (
    <span role="status" title={t(means)} className="flex items-center gap-2 text-sm text-soft">
      <span aria-hidden className={`size-2 rounded-full ${dot}`} />
      <span className="sr-only sm:not-sr-only">{t(word)}</span>
    </span>
  );
}
