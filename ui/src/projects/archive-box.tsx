import { useState } from "react";
import type { Project } from "../api/types";
import { work } from "../api/work";
import { Button } from "../components/button";
import { Confirm } from "../components/confirm";
import { t } from "../lib/t";
import { useSend } from "../lib/use-send";

/** Out of the list and read-only, and back. */
export function ArchiveBox({ project }: { project: Project }) {
  const [asked, setAsked] = useState(false);
  const archived = Boolean(project.archivedAt);
  const turn = useSend(() => work.archive(project.id, !archived), {
    say: () => t(archived ? "project.restored" : "project.now-archived"),
    after: () => setAsked(false),
  });
  return (
    <section aria-labelledby="archive">
      <h2 id="archive" className="mb-1 text-sm font-semibold">
        {t(archived ? "project.restore" : "project.archive")}
      </h2>
      <p className="mb-2 text-sm text-soft">
        {t(archived ? "project.restore-means" : "project.archive-means")}
      </p>
      <Button onPress={() => (archived ? turn.send() : setAsked(true))} pending={turn.pending}>
        {t(archived ? "project.restore" : "project.archive-do")}
      </Button>
      <Confirm
        title={t("project.archive-ask", { name: project.name })}
        doIt={t("project.archive-do")}
        open={asked}
        pending={turn.pending}
        onClose={() => setAsked(false)}
        onDo={() => turn.send()}
      >
        <p>{t("project.archive-means")}</p>
      </Confirm>
    </section>
  );
}
