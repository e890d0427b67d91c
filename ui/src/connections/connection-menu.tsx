import { Ellipsis } from "lucide-react";
import { useState } from "react";
import { sync } from "../api/sync";
import type { Connection } from "../api/types";
import { ActionMenu } from "../components/action-menu";
import { Confirm } from "../components/confirm";
import { t } from "../lib/t";
import { useSend } from "../lib/use-send";
import { EditConnection } from "./edit-connection";

interface Props {
  connection: Connection;
  links: number;
  paused: boolean;
}

export function ConnectionMenu({ connection, links, paused }: Props) {
  const { id, name } = connection;
  const [asked, setAsked] = useState<string | null>(null);
  const close = () => setAsked(null);
  const pause = useSend(() => sync.pauseConnection(id), { say: () => t("connection.now-paused", { name }) });
  const remove = useSend(() => sync.removeConnection(id), {
    say: () => t("connection.removed", { name }),
    after: close,
  });
  return (
    <>
      <ActionMenu
        label={t("connection.menu", { name })}
        icon={<Ellipsis size={15} aria-hidden />}
        actions={[
          { id: "edit", text: t("connection.edit") },
          { id: "pause", text: t("connection.pause"), disabled: paused },
          { id: "remove", text: t("connection.remove"), danger: true, disabled: links > 0 },
        ]}
        onAction={(chosen) => (chosen === "pause" ? pause.send() : setAsked(chosen))}
      />
      {asked === "edit" && <EditConnection connection={connection} onClose={close} />}
      <Confirm
        title={t("connection.remove-ask", { name })}
        doIt={t("connection.remove")}
        open={asked === "remove"}
        pending={remove.pending}
        onClose={close}
        onDo={() => remove.send()}
      >
        <p>{t("connection.remove-means")}</p>
      </Confirm>
    </>
  );
}
