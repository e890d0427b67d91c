import { Plus } from "lucide-react";
import { useState } from "react";
import { Form } from "react-aria-components";
import type { Column } from "../api/types";
import { work } from "../api/work";
import { Button } from "../components/button";
import { Field } from "../components/field";
import { useNotice } from "../components/notice";
import { t } from "../lib/t";
import { useSend } from "../lib/use-send";

/** A title is enough. Stays open for the next one. */
export function QuickAdd({ project, column }: { project: string; column: Column }) {
  const [open, setOpen] = useState(false);
  const [title, setTitle] = useState("");
  const notice = useNotice();
  const add = useSend(
    async () => {
      const state = column.kind === "closed" ? "done" : "todo";
      const issue = await work.createIssue({ projectId: project, title, state });
      const why = await work.move(issue.id, column.id, null).then(() => null, reasonOf);
      return { number: issue.number, why };
    },
    {
      // The card is made, wherever it stands: what was typed must not make a second one.
      after: ({ number, why }) => {
        setTitle("");
        if (why === null) notice("done", t("board.added", { number }));
        else notice("error", t("board.added-elsewhere", { number, name: column.name, why }));
      },
      fields: ["title"],
    },
  );
  if (!open) {
    return (
      <div>
        <Button look="quiet" onPress={() => setOpen(true)} label={t("board.add-to", { name: column.name })}>
          <Plus size={14} aria-hidden />
          {t("board.add")}
        </Button>
      </div>
    );
  }
  return (
    <Form
      className="mb-1.5 flex flex-col gap-1.5 rounded-md border border-line bg-raised p-2"
      onSubmit={(event) => {
        event.preventDefault();
        add.send();
      }}
    >
      <Field
        hideLabel
        label={t("board.add-title")}
        placeholder={t("board.add-title")}
        value={title}
        onChange={setTitle}
        error={add.errorOf("title")}
        autoFocus
      />
      <div className="flex gap-1.5">
        <Button look="primary" submit pending={add.pending} disabled={title.trim() === ""}>
          {t("board.add")}
        </Button>
        <Button look="quiet" onPress={() => setOpen(false)}>
          {t("close")}
        </Button>
      </div>
    </Form>
  );
}

function reasonOf(error: Error): string {
  return error.message;
}
