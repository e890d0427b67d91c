import { useState } from "react";
import type { Watch } from "../api/types";
import { watches } from "../api/watches";
import { useProjects } from "../api/work-queries";
import { AskDialog } from "../components/ask-dialog";
import { Choice } from "../components/choice";
import { Field } from "../components/field";
import { Tick } from "../components/tick";
import { go } from "../lib/address";
import { words } from "../lib/lines";
import { t } from "../lib/t";
import { useSend } from "../lib/use-send";

const OWN = "";
const FIELDS = ["repoUrl", "branches", "intervalMinutes", "projectId"];

/** A new watch, or a known one settled anew. */
export function WatchDialog({ watch, onClose }: { watch?: Watch; onClose: () => void }) {
  const [repoUrl, setUrl] = useState(watch?.repoUrl ?? "");
  const [branches, setBranches] = useState(watch?.branches.join(" ") ?? "main");
  const [minutes, setMinutes] = useState(String(watch?.intervalMinutes ?? 5));
  const [fireFirst, setFireFirst] = useState(watch?.fireFirst ?? false);
  const [project, setProject] = useState(OWN);
  const projects = useProjects("", false).data?.items ?? [];
  const save = useSend(
    () => {
      const terms = { branches: words(branches), intervalMinutes: Number(minutes), fireFirst };
      if (!watch) return watches.create({ ...terms, repoUrl, ...(project ? { projectId: project } : {}) });
      return watches.change(watch.id, { ...terms, ...(repoUrl === watch.repoUrl ? {} : { repoUrl }) });
    },
    {
      after: (made) => {
        onClose();
        if (!watch) go(`/watches/${made.id}`);
      },
      fields: FIELDS,
    },
  );
  const wrong = !/^\d{1,5}$/.test(minutes.trim());
  return (
    <AskDialog
      title={watch ? t("watch.edit-title", { name: watch.name }) : t("watch.new")}
      go={watch ? t("save") : t("watch.make")}
      sending={save}
      ready={repoUrl.trim() !== "" && branches.trim() !== "" && !wrong}
      onClose={onClose}
    >
      <div className="flex flex-col gap-3">
        <Field
          label={t("watch.url")}
          type="url"
          value={repoUrl}
          onChange={setUrl}
          error={save.errorOf("repoUrl")}
          placeholder="https://github.com/acme/web"
          autoFocus
        />
        <Field
          label={t("watch.branches")}
          hint={t("watch.branches-hint")}
          value={branches}
          onChange={setBranches}
          error={save.errorOf("branches")}
        />
        <Field
          label={t("watch.minutes")}
          value={minutes}
          onChange={setMinutes}
          error={wrong ? t("column.limit-wrong") : save.errorOf("intervalMinutes")}
        />
        {!watch && (
          <Choice
            label={t("watch.project")}
            value={project}
            onChange={setProject}
            options={[
              { id: OWN, text: t("watch.own-project") },
              ...projects.map((each) => ({ id: each.id, text: each.name })),
            ]}
          />
        )}
        <Tick checked={fireFirst} onChange={setFireFirst}>
          {t("watch.fire-first")}
        </Tick>
      </div>
    </AskDialog>
  );
}
