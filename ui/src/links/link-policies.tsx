import type { Link } from "../api/types";
import { Choice } from "../components/choice";
import { trackerName } from "../components/tracker";
import { t, word } from "../lib/t";
import { Box } from "../settings/box";
import type { Change } from "./link-settings";

const POLICIES = ["newest", "remote", "hub", "ask"];
const DELETED = ["keep", "close", "delete"];

/** Who wins where both sides changed the same, and what becomes of what is deleted. */
export function LinkPolicies({ link, change }: { link: Link; change: Change }) {
  const tracker = trackerName(link.tracker);
  return (
    <Box title={t("link.policies")}>
      <div className="grid gap-3 sm:grid-cols-2">
        {Object.entries(link.policies).map(([field, policy]) => (
          <Choice
            key={field}
            label={t("link.policy-of", { field: word("field", field) })}
            value={policy}
            onChange={(chosen) => change({ policies: { [field]: chosen } })}
            options={POLICIES.map((id) => ({ id, text: word("policy", id) }))}
          />
        ))}
        <Choice
          label={t("link.deleted-there", { tracker })}
          value={link.whenDeleted}
          onChange={(whenDeleted) => change({ whenDeleted })}
          options={DELETED.map((id) => ({ id, text: word("deleted", id) }))}
        />
        <Choice
          label={t("link.deleted-here", { tracker })}
          value={link.deletions}
          onChange={(deletions) => change({ deletions })}
          options={DELETED.map((id) => ({ id, text: word("deleted", id) }))}
        />
      </div>
    </Box>
  );
}
