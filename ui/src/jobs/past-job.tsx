import { CircleAlert, CircleCheck } from "lucide-react";
import type { Job } from "../api/types";
import { Chip } from "../components/chip";
import { Ago } from "../components/parts";
import { duration } from "../lib/format";
import { t } from "../lib/t";
import { Counts, JobName } from "./job-parts";

export function PastJob({ job }: { job: Job }) {
  const failed = job.status === "failed";
  return (
    <li className="grid items-center gap-x-4 gap-y-0.5 px-4 py-2 text-sm md:grid-cols-[minmax(0,1fr)_auto_7.5rem_5.5rem]">
      <div className="flex min-w-0 flex-wrap items-center gap-x-2.5 gap-y-1 md:flex-nowrap">
        <Chip tone={failed ? "bad" : "good"} icon={failed ? CircleAlert : CircleCheck}>
          {t(failed ? "job.failed" : "job.completed")}
        </Chip>
        <JobName job={job} />
      </div>
      <p className="text-soft tabular-nums">
        <Counts job={job} />
      </p>
      <p className="text-soft tabular-nums md:text-right">
        {job.durationMs != null && t("job.took", { time: duration(job.durationMs) })}
      </p>
      <p className="text-soft md:text-right">
        <Ago time={job.completedAt ?? job.createdAt} />
      </p>
      {job.errorMessage && <p className="text-bad wrap-anywhere md:col-span-4">{job.errorMessage}</p>}
    </li>
  );
}
