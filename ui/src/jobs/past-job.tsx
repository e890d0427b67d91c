import { CircleAlert, CircleCheck } from "lucide-react";
import type { Job } from "../api/types";
import { Button } from "../components/button";
import { Chip } from "../components/chip";
import { Ago } from "../components/parts";
import { duration } from "../lib/format";
import { t } from "../lib/t";
import { Counts, JobName } from "./job-parts";

/** @param onUndo asks what taking it back would do; without it nobody may */
export function PastJob({ job, onUndo }: { job: Job; onUndo?: () => void }) {
  const failed = job.status === "failed";
  return (
    <li className="grid items-center gap-x-4 gap-y-0.5 px-4 py-2 text-sm lg:grid-cols-[minmax(0,1fr)_auto_7.5rem_auto]">
      <div className="flex min-w-0 flex-wrap items-center gap-x-2.5 gap-y-1 lg:flex-nowrap">
        <Chip tone={failed ? "bad" : "good"} icon={failed ? CircleAlert : CircleCheck}>
          {t(failed ? "job.failed" : "job.completed")}
        </Chip>
        <JobName job={job} />
      </div>
      <p className="text-soft tabular-nums">
        <Counts job={job} />
      </p>
      <p className="text-soft tabular-nums lg:text-right">
        {job.durationMs != null && t("job.took", { time: duration(job.durationMs) })}
      </p>
      <div className="flex min-w-22 flex-wrap items-center gap-x-2 text-soft lg:justify-end">
        <Ago time={job.completedAt ?? job.createdAt} />
        {onUndo && (
          <Button look="quiet" onPress={onUndo}>
            {t("job.undo")}
          </Button>
        )}
      </div>
      {job.errorMessage && <p className="text-bad wrap-anywhere lg:col-span-4">{job.errorMessage}</p>}
    </li>
  );
}
