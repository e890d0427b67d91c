import { useProject } from "../api/work-queries";
import { useMay } from "../lib/rights";
import { t } from "../lib/t";
import { SubscriptionList } from "../subscriptions/subscription-list";
import { ArchiveBox } from "./archive-box";
import { ProjectForm } from "./project-form";
import { ProjectPage } from "./project-page";

export default function ProjectSettingsPage({ parts: { id = "" } }: { parts: Record<string, string> }) {
  const project = useProject(id);
  const owner = useMay(project.data)("owner");
  return (
    <ProjectPage id={id} tab="settings">
      {project.data && !owner && <p className="text-sm text-soft">{t("project.owners-only")}</p>}
      {project.data && owner && (
        <div className="flex flex-col gap-8">
          <ProjectForm key={project.data.id} project={project.data} />
          <section aria-labelledby="project-webhooks">
            <h2 id="project-webhooks" className="mb-2 text-sm font-semibold">
              {t("nav.subscriptions")}
            </h2>
            <SubscriptionList project={id} />
          </section>
          <ArchiveBox project={project.data} />
        </div>
      )}
    </ProjectPage>
  );
}
