import { useEffect } from "react";
import { useLinks, useMe } from "../api/queries";
import { useProjects } from "../api/work-queries";
import { replace } from "../lib/address";
import { t } from "../lib/t";
import ProjectsPage from "./projects-page";

/** The projects; while there are none, an administrator begins with linking a place. */
export default function HomePage() {
  const admin = useMe().data?.admin ?? false;
  const projects = useProjects("", false);
  const links = useLinks();
  const nothing = admin && projects.data?.items.length === 0 && links.data?.items.length === 0;
  useEffect(() => {
    if (nothing) replace("/set-up");
  }, [nothing]);
  if (nothing || (admin && (projects.isPending || links.isPending))) {
    return <p className="pt-6 text-sm text-soft">{t("loading")}</p>;
  }
  return <ProjectsPage />;
}
