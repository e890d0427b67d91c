import { useProjectRoom } from "../api/rooms";
import type { Issue, Project } from "../api/types";
import { useIssue, useProject } from "../api/work-queries";
import { Page } from "../components/page";
import { Failed, Loading } from "../components/parts";
import { Place } from "../components/place";
import { IssueConflicts, useOpenConflicts } from "../conflicts/issue-conflicts";
import { useMay } from "../lib/rights";
import { t } from "../lib/t";
import { Comments } from "./comments";
import { Description } from "./description";
import { Explained } from "./explained";
import { Facts } from "./facts";
import { IssueTitle } from "./issue-title";
import { SideBySide } from "./side-by-side";
import { SyncChip } from "./sync-chip";
import { Timeline } from "./timeline";
import { Twins } from "./twins";

export default function IssuePage({ parts: { id = "" } }: { parts: Record<string, string> }) {
  const issue = useIssue(id);
  const project = useProject(issue.data?.projectId);
  useProjectRoom(issue.data?.projectId);
  if (!issue.data) {
    return (
      <Page title={t("issue.issue")}>
        {issue.isError ? (
          <Failed error={issue.error} retry={() => void issue.refetch()} />
        ) : (
          <Loading what={t("issue.reading")} />
        )}
      </Page>
    );
  }
  return <Whole issue={issue.data} project={project.data} />;
}

function Whole({ issue, project }: { issue: Issue; project: Project | undefined }) {
  const may = useMay(project);
  const conflicts = useOpenConflicts(issue);
  const editable = may("editor") && !issue.deletedAt;
  return (
    <div className="pt-5">
      <div className="mb-1 flex flex-wrap items-center gap-2 text-sm text-soft">
        <Place to={`/projects/${issue.projectId}`}>{project?.name ?? "…"}</Place>
        <span aria-hidden>/</span>
        <span className="tabular-nums">#{issue.number}</span>
        <SyncChip state={issue.syncState} linked={Boolean(issue.twins?.length)} />
        {issue.deletedAt && <strong className="text-bad">{t("issue.deleted")}</strong>}
      </div>
      <IssueTitle issue={issue} editable={editable} />
      <div className="mt-4 grid gap-x-8 gap-y-6 lg:grid-cols-[minmax(0,1fr)_17rem]">
        <div className="flex min-w-0 flex-col gap-6">
          <IssueConflicts items={conflicts} />
          <Description issue={issue} editable={editable} />
          <Comments issue={issue} mayComment={may("commenter")} mayRule={may("owner")} />
          <SideBySide issue={issue} conflicts={conflicts} />
          <Explained issue={issue.id} />
          <Timeline issue={issue.id} project={issue.projectId} />
        </div>
        <aside className="flex min-w-0 flex-col gap-6" aria-label={t("issue.facts")}>
          <Facts issue={issue} editable={editable} owner={may("owner")} />
          <Twins issue={issue} />
        </aside>
      </div>
    </div>
  );
}
