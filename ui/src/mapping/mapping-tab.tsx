import type { Link } from "../api/types";
import { trackerName } from "../components/tracker";
import { t } from "../lib/t";
import { Box } from "../settings/box";
import { KnownNames } from "./known-names";
import { StateMappings } from "./state-mappings";
import { UnmappedNames } from "./unmapped-names";

/** What each side calls people, labels and states. */
export function MappingTab({ link, owner }: { link: Link; owner: boolean }) {
  const tracker = trackerName(link.tracker);
  return (
    <div className="flex max-w-3xl flex-col gap-7">
      {owner && (
        <Box title={t("mapping.states")}>
          <StateMappings link={link} />
        </Box>
      )}
      <Box title={t("mapping.people")}>
        <UnmappedNames link={link} kind="user" owner={owner} none={t("mapping.all-people", { tracker })} />
      </Box>
      <Box title={t("mapping.labels")}>
        <UnmappedNames link={link} kind="label" owner={owner} none={t("mapping.all-labels", { tracker })} />
      </Box>
      <Box title={t("mapping.known")}>
        <KnownNames link={link} owner={owner} />
      </Box>
    </div>
  );
}
