import type { Job } from "../api/types";
import { shortened } from "../components/tracker";
import { t, word } from "../lib/t";

export function JobName({ job, id }: { job: Job; id?: string }) {
  const plane = job.planeWorkspace && shortened(`${job.planeWorkspace}/${job.planeProjectId ?? ""}`);
  const sides = [job.githubRepo, plane].filter(Boolean).join(" ⇄ ");
  return (
    <h3 {...(id ? { id } : {})} className="min-w-0 wrap-anywhere">
      <span className="font-medium">{word("job-kind", job.kind)}</span>{" "}
      <span className="text-soft">{sides}</span>
    </h3>
  );
}

/** "812 created, 31 changed, 3 failed, 1,204 requests": what is zero is left out. */
export function Counts({ job }: { job: Job }) {
  const { created, changed, skipped, failed } = job.counts;
  const parts = [
    created > 0 && t("job.created", { n: created }),
    changed > 0 && t("job.changed", { n: changed }),
    skipped > 0 && t("job.skipped", { n: skipped }),
  ].filter(Boolean);
  return (
    <>
      {parts.length > 0 ? parts.join(", ") : failed === 0 && t("job.no-changes")}
      {failed > 0 && (
        <>
          {parts.length > 0 && ", "}
          <span className="font-medium text-bad">{t("job.failures", { n: failed })}</span>
        </>
      )}
      <span>, {t("job.requests", { n: job.requests })}</span>
    </>
  );
}
