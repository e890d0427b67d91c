import { useId } from "react";
import { ProgressBar } from "react-aria-components";
import type { Job } from "../api/types";
import { Ago } from "../components/parts";
import { eta, rate } from "../lib/format";
import { t } from "../lib/t";
import { Counts, JobName } from "./job-parts";

export function RunningJob({ job }: { job: Job }) {
  const name = useId();
  return (
    <li className="px-4 py-3.5">
      <ProgressBar value={job.progress} aria-labelledby={name}>
        {({ percentage, valueText }) => (
          <>
            <div className="flex items-baseline justify-between gap-3">
              <JobName job={job} id={name} />
              <span className="font-semibold tabular-nums">{valueText}</span>
            </div>
            <div className="mt-2 h-2 overflow-hidden rounded-full bg-track">
              <div
                className="h-full rounded-full bg-accent transition-[width] duration-500 ease-out"
                style={{ width: `${percentage ?? 0}%` }}
              />
            </div>
          </>
        )}
      </ProgressBar>
      <div className="mt-2 flex flex-wrap justify-between gap-x-4 gap-y-0.5 text-sm">
        <p className="min-w-0 wrap-anywhere">{job.message}</p>
        <Pace job={job} />
      </div>
      <p className="mt-0.5 text-sm text-soft tabular-nums">
        <Counts job={job} />
        {job.startedAt && (
          <>
            , {t("job.started")} <Ago time={job.startedAt} />
          </>
        )}
      </p>
    </li>
  );
}

function Pace({ job }: { job: Job }) {
  const done = job.total > 0 && t("job.of", { ended: job.ended, total: job.total });
  const parts = [
    done,
    rate(job.ratePerSecond),
    eta(job.etaEarliestSeconds, job.etaLatestSeconds, job.ended),
  ].filter(Boolean);
  return <p className="text-soft tabular-nums">{parts.join(" · ")}</p>;
}
