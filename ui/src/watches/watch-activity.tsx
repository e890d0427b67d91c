import { useWatchActions, useWatchChecks, useWatchRuns } from "../api/queries";
import type { Check, Run, Watch, WatchAction } from "../api/types";
import { Ago, Failed } from "../components/parts";
import { t, word } from "../lib/t";

/** The actions of a watch, and what its checks saw, newest first. */
export function WatchActivity({ watch }: { watch: Watch }) {
  const actions = useWatchActions(watch.id);
  const checks = useWatchChecks(watch.id);
  const runs = useWatchRuns(watch.id);
  const known = actions.data?.items ?? [];
  const names = known.map((action) => `${action.name} (${action.kind})`);
  return (
    <div className="border-t border-line px-4 py-3 text-sm md:pl-10">
      {checks.isError && !checks.data && <Failed error={checks.error} retry={() => void checks.refetch()} />}
      <p className="text-soft">{t("watch.actions", { n: names.length, names: names.join(", ") })}</p>
      <ol aria-label={t("watch.activity", { name: watch.name })} className="mt-2 space-y-1.5">
        {checks.data?.items.map((check) => (
          <CheckLine key={check.id} check={check} runs={runs.data?.items ?? []} actions={known} />
        ))}
      </ol>
    </div>
  );
}

/** What an action made of a commit, and why not where it did not. */
function told(run: Run, actions: WatchAction[]) {
  const name = actions.find((action) => action.id === run.actionId)?.name ?? run.kind;
  const attempts = run.attempt > 1 ? t("watch.attempt", { n: run.attempt }) : "";
  return `${name} ${word("run", run.state)}${attempts}${run.reason ? `: ${run.reason}` : ""}`;
}

function CheckLine({ check, runs, actions }: { check: Check; runs: Run[]; actions: WatchAction[] }) {
  const message = check.commitMessage?.split("\n")[0];
  const caused = check.commitSha ? runs.filter((run) => run.commitSha === check.commitSha) : [];
  return (
    <li className="grid gap-x-3 md:grid-cols-[8.5rem_minmax(0,1fr)_5.5rem]">
      <span className={check.status === "error" ? "text-bad" : "text-soft"}>
        {word("check", check.status)}
      </span>
      <span className="min-w-0 wrap-anywhere">
        {message && <span className="font-medium">{message} </span>}
        <span className="text-soft">
          {[
            check.commitSha?.slice(0, 7),
            check.branch,
            check.commitAuthor,
            check.detail,
            check.count > 1 ? t("watch.times", { n: check.count }) : null,
            ...caused.map((run) => told(run, actions)),
          ]
            .filter(Boolean)
            .join(" · ")}
        </span>
      </span>
      <span className="text-soft md:text-right">
        <Ago time={check.lastAt} />
      </span>
    </li>
  );
}
