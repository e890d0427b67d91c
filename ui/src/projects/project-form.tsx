import { useState } from "react";
import { Form } from "react-aria-components";
import type { Project } from "../api/types";
import { work } from "../api/work";
import { Button } from "../components/button";
import { Field } from "../components/field";
import { t } from "../lib/t";
import { useSend } from "../lib/use-send";

export function ProjectForm({ project }: { project: Project }) {
  const [name, setName] = useState(project.name);
  const [description, setDescription] = useState(project.description);
  const [days, setDays] = useState(project.archiveAfterDays ? String(project.archiveAfterDays) : "");
  const archiveAfterDays = Number(days.trim());
  const save = useSend(() => work.changeProject(project.id, { name, description, archiveAfterDays }), {
    say: () => t("saved"),
    fields: ["name", "description", "archiveAfterDays"],
  });
  return (
    <Form
      className="flex max-w-lg flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        save.send();
      }}
    >
      <Field
        label={t("projects.name")}
        value={name}
        onChange={setName}
        error={save.errorOf("name")}
        required
      />
      <Field
        label={t("projects.description")}
        value={description}
        onChange={setDescription}
        rows={3}
        error={save.errorOf("description")}
      />
      <Field
        label={t("project.put-away")}
        hint={t("project.put-away-hint")}
        value={days}
        onChange={setDays}
        error={
          Number.isInteger(archiveAfterDays) ? save.errorOf("archiveAfterDays") : t("project.put-away-wrong")
        }
      />
      <div>
        <Button submit look="primary" pending={save.pending} disabled={!Number.isInteger(archiveAfterDays)}>
          {t("save")}
        </Button>
      </div>
    </Form>
  );
}
