import { useQuery } from "@tanstack/react-query";
import { account } from "../api/account";
import { Card, Failed } from "../components/parts";
import { t } from "../lib/t";
import { Box } from "./box";
import { ConnectedBack } from "./connected-back";
import { IdentityRow } from "./identity-row";

/** One's own accounts at the trackers that one's projects are linked to. */
export function Identities() {
  const identities = useQuery({ queryKey: ["identities"], queryFn: account.identities });
  const items = identities.data?.items ?? [];
  if (items.length === 0 && !identities.isError) return null;
  return (
    <Box title={t("identities.title")}>
      <p className="mb-3 text-sm text-soft">{t("identities.what")}</p>
      <ConnectedBack />
      {identities.isError && !identities.data && (
        <Failed error={identities.error} retry={() => void identities.refetch()} />
      )}
      {items.length > 0 && (
        <Card>
          <ul className="divide-y divide-line">
            {items.map((identity) => (
              <IdentityRow key={identity.connectionId} identity={identity} />
            ))}
          </ul>
        </Card>
      )}
    </Box>
  );
}
