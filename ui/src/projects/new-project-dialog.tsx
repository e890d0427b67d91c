import { useState } from "react";
import { work } from "../api/work";
import { AskDialog } from "../components/ask-dialog";
import { Field } from "../components/field";
import { go } from "../lib/address";
import { t } from "../lib/t";
import { useSend } from "../lib/use-send";

export function NewProjectDialog({ onClose }: { onClose: () => void }) {
  const [name, setName] = useState("");
  const [description, setDescription] = useState("");
  const make = useSend(() => work.createProject({ name, description }), {
    after: (project) => go(`/projects/${project.id}`),
    fields: ["name", "description"],
  });
  return (
    <AskDialog
      title={t("projects.new")}
      go={t("projects.make")}
      sending={make}
      ready={name.trim() !== ""}
      onClose={onClose}
    >
      <div className="flex flex-col gap-3">
        <Field
          label={t("projects.name")}
          value={name}
          onChange={setName}
          error={make.errorOf("name")}
          autoFocus
          required
        />
        <Field
          label={t("projects.description")}
          value={description}
          onChange={setDescription}
          rows={2}
          error={make.errorOf("description")}
        />
      </div>
    </AskDialog>
  );
}
