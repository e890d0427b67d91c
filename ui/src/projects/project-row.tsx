import type { Project } from "../api/types";
import { Ago } from "../components/parts";
import { Pill } from "../components/pill";
import { Place } from "../components/place";
import { t, word } from "../lib/t";

export function ProjectRow({ project }: { project: Project }) {
  return (
    <li className="flex flex-wrap items-baseline gap-x-3 gap-y-1 px-4 py-3">
      <div className="min-w-0 flex-1 basis-60">
        <h2 className="wrap-anywhere">
          <Place to={`/projects/${project.id}`} className="font-medium hover:underline">
            {project.name}
          </Place>
        </h2>
        {project.description && <p className="text-sm text-soft wrap-anywhere">{project.description}</p>}
      </div>
      {project.role && <Pill>{word("role", project.role)}</Pill>}
      <span className="text-sm text-soft">
        {t("projects.made")} <Ago time={project.createdAt} />
      </span>
    </li>
  );
}
