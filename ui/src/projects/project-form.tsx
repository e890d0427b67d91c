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
  const save = useSend(() => work.changeProject(project.id, { name, description }), {
    say: () => t("saved"),
    fields: ["name", "description"],
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
      <div>
        <Button submit look="primary" pending={save.pending}>
          {t("save")}
        </Button>
      </div>
    </Form>
  );
}
