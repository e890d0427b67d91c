import { Ellipsis } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import type { Column } from "../api/types";
import { work } from "../api/work";
import { ActionMenu } from "../components/action-menu";
import { t } from "../lib/t";
import { useSend } from "../lib/use-send";

const ColumnDialog = lazy(() => import("./column-dialog"));
const ColumnRemoval = lazy(() => import("./column-removal"));

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
      <Suspense fallback={null}>
        {asked === "edit" && (
          <ColumnDialog project={project} column={column} onClose={() => setAsked(null)} />
        )}
        {asked === "remove" && (
          <ColumnRemoval project={project} column={column} onClose={() => setAsked(null)} />
        )}
      </Suspense>
    </>
  );
}
