import { Ago } from "../components/parts";
import { duration } from "../lib/format";
import { t, word } from "../lib/t";

interface Tried {
  state: string;
  attempt: number;
  result?: string | null;
  reason?: string | null;
  output?: string | null;
  durationMillis?: number | null;
  finishedAt?: string | null;
}

/** What came of one attempt: its end, why, and what it printed. */
export function RunLog({ tried }: { tried: Tried }) {
  const { state, attempt, result, reason, output, durationMillis, finishedAt } = tried;
  const told = [
    word("run", state),
    attempt > 1 && t("run.attempt", { n: attempt }),
    result && t("run.result", { result }),
    durationMillis != null && duration(durationMillis),
  ].filter(Boolean);
  return (
    <div>
      <p className={state === "failed" ? "text-bad" : "text-soft"}>
        {told.join(" · ")} {finishedAt && <Ago time={finishedAt} />}
      </p>
      {reason && <p className="wrap-anywhere">{reason}</p>}
      {output && (
        <section
          aria-label={t("run.output")}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a long log is scrolled by the keyboard
          tabIndex={0}
          className="mt-1 max-h-72 overflow-auto rounded-lg border border-line bg-well px-3 py-2 font-mono text-xs whitespace-pre-wrap"
        >
          {output}
        </section>
      )}
    </div>
  );
}
