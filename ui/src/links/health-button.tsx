import { useState } from "react";
import type { Link } from "../api/types";
import { Button } from "../components/button";
import { linkName } from "../components/tracker";
import { go } from "../lib/address";
import { type TextKey, t } from "../lib/t";
import { ApproveDialog } from "./approve-dialog";

/** The one thing that helps most, where something needs a person. Pausing, resuming and syncing stand beside it. */
export function HealthButton({ link, owner }: { link: Link; owner: boolean }) {
  const [asking, setAsking] = useState(false);
  const way = wayOf(link);
  if (link.health === "needs-you" && link.onlyHere > 0 && !way && owner) {
    return (
      <>
        <Button look="attention" onPress={() => setAsking(true)}>
          {t("only-here.approve")}
        </Button>
        <ApproveDialog link={link} name={linkName(link)} open={asking} onClose={() => setAsking(false)} />
      </>
    );
  }
  if (!way) return null;
  return (
    <Button look="attention" onPress={() => go(way.to)}>
      {t(way.text)}
    </Button>
  );
}

/** Where the reason is dealt with; null where a button that stands there anyway does it. */
export function wayOf(link: Link): { to: string; text: TextKey } | null {
  if (link.health === "paused" && link.syncState === "unsynced") {
    return { to: `/set-up?link=${link.id}`, text: "link.begin" };
  }
  if (link.health !== "needs-you") return null;
  if (link.failed > 0) return { to: "/operations?state=errored", text: "link.see-failed" };
  if (link.openConflicts > 0) return { to: `/projects/${link.projectId}/sync`, text: "link.see-conflicts" };
  if (link.onlyHere > 0) return null;
  return { to: `/links/${link.id}/guard`, text: "link.see-guard" };
}
