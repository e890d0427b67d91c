import type { Job } from "../api/types";
import { shortened } from "../components/tracker";
import { count, plural } from "../lib/format";

const KINDS: Record<Job["kind"], string> = { "first-import": "First import", reconcile: "Sync" };

export function JobName({ job, id }: { job: Job; id?: string }) {
  const plane = job.planeWorkspace && shortened(`${job.planeWorkspace}/${job.planeProjectId ?? ""}`);
  const sides = [job.githubRepo, plane].filter(Boolean).join(" ⇄ ");
  return (
    <h3 {...(id ? { id } : {})} className="min-w-0 wrap-anywhere">
      <span className="font-medium">{KINDS[job.kind] ?? job.kind}</span>{" "}
      <span className="text-soft">{sides}</span>
    </h3>
  );
}

/** "812 created, 31 changed, 3 failed, 1,204 requests": what is zero is left out. */
export function Counts({ job }: { job: Job }) {
  const { created, changed, skipped, failed } = job.counts;
  const parts = [
    created > 0 && `${count(created)} created`,
    changed > 0 && `${count(changed)} changed`,
    skipped > 0 && `${count(skipped)} skipped`,
  ].filter(Boolean);
  return (
    <>
      {parts.length > 0 ? parts.join(", ") : failed === 0 && "no changes"}
      {failed > 0 && (
        <>
          {parts.length > 0 && ", "}
          <span className="font-medium text-bad">{count(failed)} failed</span>
        </>
      )}
      <span>, {plural(job.requests, "request")}</span>
    </>
  );
}
