import { useProjectRoom } from "../api/rooms";
import { useIssue, useProject } from "../api/work-queries";
import { Page } from "../components/page";
import { Failed, Loading } from "../components/parts";
import { Place } from "../components/place";
import { IssueConflicts } from "../conflicts/issue-conflicts";
import { useMay } from "../lib/rights";
import { t } from "../lib/t";
import { Comments } from "./comments";
import { Description } from "./description";
import { Facts } from "./facts";
import { IssueTitle } from "./issue-title";
import { SyncChip } from "./sync-chip";
import { Timeline } from "./timeline";
import { Twins } from "./twins";

export default function IssuePage({ parts: { id = "" } }: { parts: Record<string, string> }) {
  const issue = useIssue(id);
  const project = useProject(issue.data?.projectId);
  const may = useMay(project.data);
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
  const editable = may("editor") && !issue.data.deletedAt;
  return (
    <div className="pt-5">
      <div className="mb-1 flex flex-wrap items-center gap-2 text-sm text-soft">
        <Place to={`/projects/${issue.data.projectId}`}>{project.data?.name ?? "…"}</Place>
        <span aria-hidden>/</span>
        <span className="tabular-nums">#{issue.data.number}</span>
        <SyncChip state={issue.data.syncState} linked={Boolean(issue.data.twins?.length)} />
        {issue.data.deletedAt && <strong className="text-bad">{t("issue.deleted")}</strong>}
      </div>
      <IssueTitle issue={issue.data} editable={editable} />
      <div className="mt-4 grid gap-x-8 gap-y-6 lg:grid-cols-[minmax(0,1fr)_17rem]">
        <div className="flex min-w-0 flex-col gap-6">
          <IssueConflicts issue={issue.data} />
          <Description issue={issue.data} editable={editable} />
          <Comments issue={issue.data} mayComment={may("commenter")} mayRule={may("owner")} />
          <Timeline issue={id} />
        </div>
        <aside className="flex min-w-0 flex-col gap-6" aria-label={t("issue.facts")}>
          <Facts issue={issue.data} editable={editable} owner={may("owner")} />
          <Twins issue={issue.data} />
        </aside>
      </div>
    </div>
  );
}
