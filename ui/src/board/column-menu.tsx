import { Ellipsis } from "lucide-react";
import { useState } from "react";
import type { Column } from "../api/types";
import { work } from "../api/work";
import { ActionMenu } from "../components/action-menu";
import { Confirm } from "../components/confirm";
import { t } from "../lib/t";
import { useSend } from "../lib/use-send";
import { ColumnDialog } from "./column-dialog";

/** What an owner does with a column. */
export function ColumnMenu({
  project,
  column,
  columns,
}: {
  project: string;
  column: Column;
  columns: Column[];
}) {
  const [asked, setAsked] = useState<"edit" | "remove" | null>(null);
  const at = columns.findIndex((each) => each.id === column.id);
  const place = useSend((position: number) => work.changeColumn(project, column.id, { position }));
  const remove = useSend(() => work.removeColumn(project, column.id), {
    say: () => t("column.removed", { name: column.name }),
    after: () => setAsked(null),
  });
  return (
    <>
      <ActionMenu
        label={t("column.menu", { name: column.name })}
        icon={<Ellipsis size={15} aria-hidden />}
        actions={[
          { id: "edit", text: t("column.edit") },
          { id: "left", text: t("column.left"), disabled: at === 0 },
          { id: "right", text: t("column.right"), disabled: at === columns.length - 1 },
          { id: "remove", text: t("column.remove"), danger: true },
        ]}
        onAction={(id) => {
          if (id === "left") place.send(at - 1);
          else if (id === "right") place.send(at + 1);
          else setAsked(id as "edit" | "remove");
        }}
      />
      {asked === "edit" && <ColumnDialog project={project} column={column} onClose={() => setAsked(null)} />}
      <Confirm
        title={t("column.remove-ask", { name: column.name })}
        doIt={t("column.remove")}
        open={asked === "remove"}
        pending={remove.pending}
        onClose={() => setAsked(null)}
        onDo={() => remove.send()}
      >
        <p>{t("column.remove-means")}</p>
      </Confirm>
    </>
  );
}
