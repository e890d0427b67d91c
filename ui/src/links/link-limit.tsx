import { useState } from "react";
import type { Link } from "../api/types";
import { Button } from "../components/button";
import { Field } from "../components/field";
import { t } from "../lib/t";
import { Box } from "../settings/box";
import type { Change } from "./link-settings";

/** From how many changes in one cycle on a person is asked. */
export function LinkLimit(props: { link: Link; change: Change; error: string | undefined }) {
  const { link, change, error } = props;
  const [limit, setLimit] = useState(String(link.maxMutations));
  const wrong = !/^\d{1,9}$/.test(limit.trim());
  return (
    <Box title={t("guard.guard")}>
      <form
        className="flex flex-wrap items-end gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          if (!wrong) change({ maxMutations: Number(limit) });
        }}
      >
        <div className="min-w-0 flex-1 basis-60">
          <Field
            label={t("link.limit")}
            hint={t("link.limit-hint")}
            value={limit}
            onChange={setLimit}
            error={wrong ? t("column.limit-wrong") : error}
          />
        </div>
        <Button submit disabled={wrong || Number(limit) === link.maxMutations}>
          {t("save")}
        </Button>
      </form>
    </Box>
  );
}
