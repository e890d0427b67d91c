import { useState } from "react";
import type { Column } from "../api/types";
import { work } from "../api/work";
import { AskDialog } from "../components/ask-dialog";
import { Choice } from "../components/choice";
import { Field } from "../components/field";
import { t } from "../lib/t";
import { useSend } from "../lib/use-send";

/** Makes a column, or changes one. */
export default function ColumnDialog({
  project,
  column,
  onClose,
}: {
  project: string;
  column?: Column;
  onClose: () => void;
}) {
  const [name, setName] = useState(column?.name ?? "");
  const [kind, setKind] = useState<string>(column?.kind ?? "open");
  const [limit, setLimit] = useState(column?.wipLimit ? String(column.wipLimit) : "");
  const [takes, setTakes] = useState(column?.takes ?? "");
  const wipLimit = limit.trim() === "" ? null : Number(limit);
  const save = useSend(
    () =>
      column
        ? work.changeColumn(project, column.id, { name, wipLimit: wipLimit ?? 0, takes })
        : work.addColumn(project, { name, kind, wipLimit, takes }),
    { after: onClose, fields: ["name", "wipLimit", "takes"] },
  );
  return (
    <AskDialog
      title={column ? t("column.edit") : t("column.new")}
      go={t("save")}
      sending={save}
      ready={name.trim() !== ""}
      onClose={onClose}
    >
      <div className="flex flex-col gap-3">
        <Field
          label={t("column.name")}
          value={name}
          onChange={setName}
          error={save.errorOf("name")}
          autoFocus
        />
        {!column && (
          <Choice
            label={t("column.kind")}
            value={kind}
            onChange={(chosen) => {
              setKind(chosen);
              setTakes("");
            }}
            options={[
              { id: "open", text: t("column.kind-open") },
              { id: "closed", text: t("column.kind-closed") },
            ]}
          />
        )}
        <Choice
          label={t("column.takes")}
          value={takes}
          onChange={setTakes}
          options={[
            { id: "", text: t("column.takes-nothing") },
            ...(kind === "closed"
              ? [{ id: "closed", text: t("column.takes-closed") }]
              : [
                  { id: "new", text: t("column.takes-new") },
                  { id: "pull-requests", text: t("column.takes-pull-requests") },
                ]),
          ]}
        />
        <Field
          label={t("column.limit")}
          hint={t("column.limit-hint")}
          value={limit}
          onChange={setLimit}
          error={
            wipLimit !== null && !Number.isInteger(wipLimit)
              ? t("column.limit-wrong")
              : save.errorOf("wipLimit")
          }
        />
      </div>
    </AskDialog>
  );
}
