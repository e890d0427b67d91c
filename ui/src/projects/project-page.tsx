import { Archive } from "lucide-react";
import type { ReactNode } from "react";
import { useProject } from "../api/work-queries";
import { Chip } from "../components/chip";
import { Page } from "../components/page";
import { Failed } from "../components/parts";
import { Place } from "../components/place";
import { type TextKey, t } from "../lib/t";

export type ProjectTab = "board" | "members" | "sync" | "settings";

const TABS: Array<[ProjectTab, TextKey]> = [
  ["board", "project.board"],
  ["members", "project.members"],
  ["sync", "project.sync"],
  ["settings", "project.settings"],
];

/** What all pages of a project have in common: its name, and the way to the others. */
export function ProjectPage({
  id,
  tab,
  actions,
  children,
}: {
  id: string;
  tab: ProjectTab;
  actions?: ReactNode;
  children: ReactNode;
}) {
  const project = useProject(id);
  if (project.isError && !project.data) {
    return (
      <Page title={t("project.project")}>
        <Failed error={project.error} retry={() => void project.refetch()} />
      </Page>
    );
  }
  return (
    <Page
      title={project.data?.name ?? "…"}
      actions={actions}
      aside={
        project.data?.archivedAt && (
          <Chip tone="idle" icon={Archive}>
            {t("project.archived")}
          </Chip>
        )
      }
    >
      <nav aria-label={t("project.nav")} className="-mt-1 mb-4 border-b border-line">
        <ul className="flex gap-1 overflow-x-auto">
          {TABS.map(([each, text]) => (
            <li key={each}>
              <Place
                to={each === "board" ? `/projects/${id}` : `/projects/${id}/${each}`}
                current={each === tab}
                className={`block border-b-2 px-2.5 py-1.5 text-sm -outline-offset-2 ${each === tab ? "border-accent font-medium" : "border-transparent text-soft hover:text-ink"}`}
              >
                {t(text)}
              </Place>
            </li>
          ))}
        </ul>
      </nav>
      {children}
    </Page>
  );
}
