import { useProjectRoom } from "../api/rooms";
import { useMembers, useProject } from "../api/work-queries";
import { Card, Empty, Failed, Loading } from "../components/parts";
import { useMay } from "../lib/rights";
import { t } from "../lib/t";
import { ProjectPage } from "../projects/project-page";
import { InviteMember } from "./invite-member";
import { MemberRow } from "./member-row";

export default function MembersPage({ parts: { id = "" } }: { parts: Record<string, string> }) {
  const project = useProject(id);
  const members = useMembers(id);
  const owner = useMay(project.data)("owner");
  useProjectRoom(id);
  const items = members.data?.items ?? [];
  return (
    <ProjectPage id={id} tab="members">
      {owner && <InviteMember project={id} />}
      {members.isPending && <Loading what={t("members.reading")} />}
      {members.isError && !members.data && (
        <Failed error={members.error} retry={() => void members.refetch()} />
      )}
      {members.data && items.length === 0 && <Empty>{t("members.none")}</Empty>}
      {items.length > 0 && (
        <Card>
          <ul className="divide-y divide-line">
            {items.map((member) => (
              <MemberRow key={member.personId} project={id} member={member} owner={owner} />
            ))}
          </ul>
        </Card>
      )}
    </ProjectPage>
  );
}
