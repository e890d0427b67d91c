import { useState } from "react";
import { sync } from "../api/sync";
import type { Link } from "../api/types";
import type { LinkChange } from "../api/wire";
import { Button } from "../components/button";
import { Confirm } from "../components/confirm";
import { linkName } from "../components/tracker";
import { go } from "../lib/address";
import { t } from "../lib/t";
import { useSend } from "../lib/use-send";
import { Box } from "../settings/box";
import { LinkLimit } from "./link-limit";
import { LinkPolicies } from "./link-policies";
import { LinkSwitches } from "./link-switches";

export type Change = (change: LinkChange) => void;

/** The terms of a link. Each change is sent as it is made. */
export function LinkSettings({ link, owner }: { link: Link; owner: boolean }) {
  const [asked, setAsked] = useState(false);
  const change = useSend((wanted: LinkChange) => sync.changeLink(link.id, wanted), {
    say: () => t("saved"),
    fields: ["maxMutations"],
  });
  const remove = useSend(() => sync.removeLink(link.id), { after: () => go("/links") });
  if (!owner) return <p className="text-sm text-soft">{t("project.owners-only")}</p>;
  return (
    <div className="flex max-w-2xl flex-col gap-7">
      <LinkSwitches link={link} change={change.send} />
      <LinkPolicies link={link} change={change.send} />
      <LinkLimit link={link} change={change.send} error={change.errorOf("maxMutations")} />
      <Box title={t("link.remove")}>
        <p className="mb-2 text-sm text-soft">{t("link.remove-means")}</p>
        <Button look="danger" onPress={() => setAsked(true)}>
          {t("link.remove")}
        </Button>
      </Box>
      <Confirm
        title={t("link.remove-ask", { name: linkName(link) })}
        doIt={t("link.remove")}
        open={asked}
        pending={remove.pending}
        onClose={() => setAsked(false)}
        onDo={() => remove.send()}
      >
        <p>{t("link.remove-means")}</p>
      </Confirm>
    </div>
  );
}
