import { useState } from "react";
import { ended } from "../api/merge";
import { useJobs } from "../api/queries";
import { sync } from "../api/sync";
import type { Job, Link } from "../api/types";
import { Confirm } from "../components/confirm";
import { Card, Empty, Failed, Loading } from "../components/parts";
import { PastJob } from "../jobs/past-job";
import { RunningJob } from "../jobs/running-job";
import { go } from "../lib/address";
import { t, word } from "../lib/t";
import { useSend } from "../lib/use-send";

const MOST = 10;

export function LinkJobs({ link, owner }: { link: Link; owner: boolean }) {
  const jobs = useJobs();
  const items = (jobs.data?.items ?? []).filter((job) => job.linkIds.includes(link.id)).slice(0, MOST);
  const [asked, setAsked] = useState<Job | null>(null);
  const undo = useSend((job: string) => sync.undo(job), {
    after: (plan) => go(`/links/${plan.linkId}?tab=preview&plan=${plan.id}`),
  });
  return (
    <section aria-label={t("jobs.title")}>
      <h2 className="mb-2 font-medium">{t("jobs.title")}</h2>
      {jobs.isPending && <Loading what={t("jobs.reading")} />}
      {jobs.isError && !jobs.data && <Failed error={jobs.error} retry={() => void jobs.refetch()} />}
      {jobs.data && items.length === 0 && <Empty>{t("jobs.none")}</Empty>}
      {items.length > 0 && (
        <Card>
          <ul className="divide-y divide-line">
            {items.map((job) =>
              ended(job) ? (
                <PastJob key={job.id} job={job} {...(owner ? { onUndo: () => setAsked(job) } : {})} />
              ) : (
                <RunningJob key={job.id} job={job} />
              ),
            )}
          </ul>
        </Card>
      )}
      {asked && (
        <Confirm
          title={t("job.undo-ask", { what: word("job-kind", asked.kind) })}
          doIt={t("job.undo-plan")}
          open
          pending={undo.pending}
          onClose={() => setAsked(null)}
          onDo={() => undo.send(asked.id)}
        >
          <p>{t("job.undo-means")}</p>
        </Confirm>
      )}
    </section>
  );
}
