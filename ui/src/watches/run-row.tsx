import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Run } from "../api/types";
import { watches } from "../api/watches";
import { Button } from "../components/button";
import { Failed } from "../components/parts";
import { t } from "../lib/t";
import { useSend } from "../lib/use-send";
import { RunLog } from "./run-log";

/** One run: for which commit, how it ended; opened, each attempt with what it printed. */
export function RunRow({ run, action }: { run: Run; action: string }) {
  const [open, setOpen] = useState(false);
  const attempts = useQuery({
    queryKey: ["attempts", run.id, run.state],
    queryFn: () => watches.attempts(run.id),
    enabled: open,
  });
  const again = useSend(() => watches.again(run.id), { say: () => t("run.queued-again") });
  const message = run.commitMessage.split("\n")[0];
  const what = `${action}: ${message}`;
  return (
    <li className="px-4 py-2.5 text-sm">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <div className="min-w-0 flex-1 basis-52">
          <p className="wrap-anywhere">
            <span className="font-medium">{action}</span>{" "}
            <span className="text-soft">
              {run.commitSha.slice(0, 7)} {message}
            </span>
          </p>
          <RunLog tried={{ ...run, output: null }} />
        </div>
        <Button look="quiet" onPress={() => setOpen(!open)} label={t("run.log-of", { what })}>
          {t(open ? "run.hide" : "run.log")}
        </Button>
        {run.finishedAt && (
          <Button
            look="quiet"
            onPress={() => again.send()}
            pending={again.pending}
            label={t("run.again-of", { what })}
          >
            {t("run.again")}
          </Button>
        )}
      </div>
      {open && attempts.isError && <Failed error={attempts.error} retry={() => void attempts.refetch()} />}
      {open && (
        <ol aria-label={t("run.attempts")} className="mt-2 flex flex-col gap-2 border-t border-line pt-2">
          {attempts.data?.items.map((each) => (
            <li key={each.attempt}>
              <RunLog tried={each} />
            </li>
          ))}
        </ol>
      )}
    </li>
  );
}
