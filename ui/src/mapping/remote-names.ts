import { useNames } from "../api/sync-queries";
import type { Link } from "../api/types";
import type { Pick } from "../components/pick-field";
import { trackerName } from "../components/tracker";
import { personPlace } from "../issue/words";
import { t } from "../lib/t";

/** What the hub has; people whom another tracker knows are told with it, since two may be called the same. */
export function useHere(link: Link, kind: "user" | "label"): Pick[] {
  const items = useNames(link.id, kind, true, "hub").data?.items ?? [];
  return items.map(({ key, name }) => {
    const place = kind === "user" ? personPlace(key) : "";
    return { key, name: place === "" || place === "lockstep" ? name : `${name} (${trackerName(place)})` };
  });
}

/** The names that the link's tracker told, and a word where they are not all. */
export function useRemote(
  link: Link,
  kind: "user" | "label",
  wanted: boolean,
): { picks: Pick[]; hint: string | undefined } {
  const names = useNames(link.id, kind, wanted);
  const told = names.data;
  const hint = names.isError
    ? t("pick.failed", { why: names.error.message })
    : told?.more
      ? t("pick.more", { n: told.items.length })
      : told && !told.listed
        ? t("pick.not-listed")
        : undefined;
  return { picks: told?.items ?? [], hint };
}
