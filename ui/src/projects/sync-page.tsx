import { useLinks } from "../api/queries";
import { Card, Empty, Failed, Loading } from "../components/parts";
import { ConflictList } from "../conflicts/conflict-list";
import { t } from "../lib/t";
import { LinkRow } from "../links/link-row";
import { ProjectPage } from "./project-page";

/** What keeps the project in step, and where a person has to decide. */
export default function SyncPage({ parts: { id = "" } }: { parts: Record<string, string> }) {
  const links = useLinks(id);
  const items = links.data?.items ?? [];
  return (
    <ProjectPage id={id} tab="sync">
      {links.isPending && <Loading what={t("links.reading")} />}
      {links.isError && !links.data && <Failed error={links.error} retry={() => void links.refetch()} />}
      {links.data && items.length === 0 && <Empty>{t("links.none-here")}</Empty>}
      {items.length > 0 && (
        <Card>
          <ul className="divide-y divide-line">
            {items.map((link) => (
              <LinkRow key={link.id} link={link} />
            ))}
          </ul>
        </Card>
      )}
      <h2 className="mt-6 mb-2 text-sm font-semibold">{t("nav.conflicts")}</h2>
      <ConflictList project={id} />
    </ProjectPage>
  );
}
