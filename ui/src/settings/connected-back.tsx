import { useSearch } from "../lib/address";
import { t } from "../lib/t";

/** What came of the tracker's own page, as the address says on the way back. */
export function ConnectedBack() {
  const came = new URLSearchParams(useSearch()).get("identity");
  if (!came) return null;
  const connected = came === "connected";
  return (
    <p role="status" className={connected ? "mb-3 text-sm" : "mb-3 text-sm text-bad"}>
      {connected ? t("identities.connected") : t("identities.not-connected", { reason: came })}
    </p>
  );
}
