import { Bookmark } from "lucide-react";
import { useState } from "react";
import { ActionMenu } from "../components/action-menu";
import { AskDialog } from "../components/ask-dialog";
import { Field } from "../components/field";
import { t } from "../lib/t";
import type { Filter } from "./filter";
import { USUAL, useViews } from "./views";

/** Filters under a name: choose one, keep this one, forget one. */
export function ViewMenu({ filter, onChoose }: { filter: Filter; onChoose: (filter: Filter) => void }) {
  const { views, save, remove } = useViews();
  const [naming, setNaming] = useState(false);
  const [name, setName] = useState("");
  const shown = [
    ...USUAL.map(({ text, filter: its }) => ({ id: text, text: t(text), filter: its })),
    ...views.map((view) => ({ id: `own ${view.name}`, text: view.name, filter: view.filter })),
  ];
  return (
    <>
      <ActionMenu
        label={t("views.choose")}
        icon={<Bookmark size={16} aria-hidden />}
        actions={[
          ...shown.map(({ id, text }) => ({ id, text })),
          { id: "keep", text: t("views.keep") },
          ...views.map((view) => ({
            id: `not ${view.name}`,
            text: t("views.forget", { name: view.name }),
            danger: true,
          })),
        ]}
        onAction={(id) => {
          if (id === "keep") setNaming(true);
          else if (id.startsWith("not ")) remove(id.slice(4));
          else onChoose(shown.find((each) => each.id === id)?.filter ?? {});
        }}
      />
      {naming && (
        <AskDialog
          title={t("views.keep")}
          go={t("save")}
          ready={name.trim() !== ""}
          onClose={() => setNaming(false)}
          sending={{
            pending: false,
            send: () => {
              save({ name: name.trim(), filter });
              setNaming(false);
              setName("");
            },
          }}
        >
          <Field label={t("views.name")} value={name} onChange={setName} maxLength={60} autoFocus />
        </AskDialog>
      )}
    </>
  );
}
