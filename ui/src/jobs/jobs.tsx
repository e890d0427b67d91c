import { useState } from "react";
import { ended } from "../api/merge";
import { useJobs } from "../api/queries";
import { Button } from "../components/button";
import { Card, Empty, Failed, Loading, Section } from "../components/parts";
import { t } from "../lib/t";
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
      title={t("jobs.title")}
      id="jobs"
      aside={items.length > 0 && t("jobs.running", { n: running.length })}
    >
      {jobs.isPending && <Loading what={t("jobs.reading")} />}
      {jobs.isError && !jobs.data && <Failed error={jobs.error} retry={() => void jobs.refetch()} />}
      {jobs.data && items.length === 0 && <Empty>{t("jobs.none")}</Empty>}
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
            {all ? t("fewer") : t("jobs.more", { n: past.length - PAST_AT_FIRST })}
          </Button>
        </div>
      )}
    </Section>
  );
}
