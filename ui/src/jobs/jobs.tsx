import { useState } from "react";
import { ended } from "../api/merge";
import { useJobs } from "../api/queries";
import { Button } from "../components/button";
import { Card, Empty, Failed, Loading, Section } from "../components/parts";
import { plural } from "../lib/format";
import { PastJob } from "./past-job";
import { RunningJob } from "./running-job";

const PAST_AT_FIRST = 5;

export function Jobs() {
  const jobs = useJobs();
  const [all, setAll] = useState(false);
  const items = jobs.data?.items ?? [];
  const running = items.filter((job) => !ended(job));
  const past = items.filter(ended);
  const shown = all ? past : past.slice(0, PAST_AT_FIRST);
  return (
    <Section
      title="Jobs"
      id="jobs"
      aside={items.length > 0 && (running.length > 0 ? `${running.length} running` : "none running")}
    >
      {jobs.isPending && <Loading what="the jobs" />}
      {jobs.isError && !jobs.data && <Failed error={jobs.error} retry={() => void jobs.refetch()} />}
      {jobs.data && items.length === 0 && <Empty>No job has run yet. “Sync now” on a link starts one.</Empty>}
      {items.length > 0 && (
        <Card>
          <ul className="divide-y divide-line">
            {running.map((job) => (
              <RunningJob key={job.id} job={job} />
            ))}
            {shown.map((job) => (
              <PastJob key={job.id} job={job} />
            ))}
          </ul>
        </Card>
      )}
      {past.length > PAST_AT_FIRST && (
        <div className="mt-2">
          <Button look="quiet" onPress={() => setAll(!all)}>
            {all ? "Show fewer jobs" : `Show ${plural(past.length - PAST_AT_FIRST, "more job", "more jobs")}`}
          </Button>
        </div>
      )}
    </Section>
  );
}
