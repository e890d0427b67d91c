import { useState } from "react";
import { useProjects } from "../api/work-queries";
import { Button } from "../components/button";
import { Field } from "../components/field";
import { Page } from "../components/page";
import { Card, Empty, Failed, Loading } from "../components/parts";
import { Tick } from "../components/tick";
import { t } from "../lib/t";
import { NewProjectDialog } from "./new-project-dialog";
import { ProjectRow } from "./project-row";

export default function ProjectsPage() {
  const [name, setName] = useState("");
  const [archived, setArchived] = useState(false);
  const [making, setMaking] = useState(false);
  const projects = useProjects(name, archived);
  const items = projects.data?.items ?? [];
  const make = (
    <Button look="primary" onPress={() => setMaking(true)}>
      {t("projects.new")}
    </Button>
  );
  return (
    <Page title={t("nav.projects")} actions={make}>
      <div className="mb-3 flex flex-wrap items-center gap-x-4 gap-y-2">
        <div className="w-full sm:w-64">
          <Field
            hideLabel
            label={t("projects.find")}
            placeholder={t("projects.find")}
            type="search"
            value={name}
            onChange={setName}
          />
        </div>
        <Tick checked={archived} onChange={setArchived}>
          {t("projects.archived")}
        </Tick>
      </div>
      {projects.isPending && <Loading what={t("projects.reading")} />}
      {projects.isError && !projects.data && (
        <Failed error={projects.error} retry={() => void projects.refetch()} />
      )}
      {projects.data && items.length === 0 && (
        <Empty>{t(name ? "projects.none-fit" : archived ? "projects.none-archived" : "projects.none")}</Empty>
      )}
      {items.length > 0 && (
        <Card>
          <ul className="divide-y divide-line">
            {items.map((project) => (
              <ProjectRow key={project.id} project={project} />
            ))}
          </ul>
        </Card>
      )}
      {making && <NewProjectDialog onClose={() => setMaking(false)} />}
    </Page>
  );
}
