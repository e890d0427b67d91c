import { useState } from "react";
import { work } from "../api/work";
import { useProjects } from "../api/work-queries";
import { AskDialog } from "../components/ask-dialog";
import { Choice } from "../components/choice";
import { Field } from "../components/field";
import { go, usePath } from "../lib/address";
import { t } from "../lib/t";
import { useSend } from "../lib/use-send";

/** A new issue from anywhere: a project and a title are enough. */
export default function NewIssue({ onClose }: { onClose: () => void }) {
  const projects = useProjects("", false).data?.items ?? [];
  const here = /^\/projects\/([^/]+)/.exec(usePath())?.[1];
  const [chosen, setChosen] = useState<string | null>(here ?? null);
  const [title, setTitle] = useState("");
  const project = chosen ?? projects[0]?.id ?? "";
  const make = useSend(() => work.createIssue({ projectId: project, title, state: "todo" }), {
    say: (issue) => t("board.added", { number: issue.number }),
    after: (issue) => {
      onClose();
      go(`/issues/${issue.id}`);
    },
    fields: ["title"],
  });
  return (
    <AskDialog
      title={t("palette.create")}
      go={t("palette.create-do")}
      sending={make}
      ready={project !== "" && title.trim() !== ""}
      onClose={onClose}
    >
      <div className="flex flex-col gap-3">
        <Field
          label={t("issue.title")}
          value={title}
          onChange={setTitle}
          error={make.errorOf("title")}
          autoFocus
        />
        <Choice
          label={t("project.project")}
          value={project}
          options={projects.map(({ id, name }) => ({ id, text: name }))}
          onChange={setChosen}
        />
      </div>
    </AskDialog>
  );
}
