import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { admin } from "../api/admin";
import { keys, usePollMs } from "../api/queries";
import { Choice } from "../components/choice";
import { Empty, Failed, Loading } from "../components/parts";
import { t } from "../lib/t";
import { useParameter } from "../lib/url";
import { ConflictItem } from "./conflict-item";

const STATES = ["open", "decided", "resolved"] as const;

/** Of one project, or for administrators all. */
export function ConflictList({ project }: { project: string | null }) {
  const [parameter, setParameter] = useParameter("state");
  const state = STATES.find((each) => each === parameter) ?? "open";
  const conflicts = useQuery({
    queryKey: [...keys.conflicts, project, state],
    queryFn: () => admin.conflicts(state, project, null),
    refetchInterval: usePollMs(),
    placeholderData: keepPreviousData,
  });
  const items = conflicts.data?.items ?? [];
  return (
    <>
      <div className="mb-3 w-full sm:w-52">
        <Choice
          hideLabel
          label={t("conflicts.which")}
          value={state}
          options={STATES.map((id) => ({ id, text: t(`conflicts.${id}`) }))}
          onChange={(next) => setParameter(next === "open" ? null : next)}
        />
      </div>
      {conflicts.isPending && <Loading what={t("conflicts.reading")} />}
      {conflicts.isError && !conflicts.data && (
        <Failed error={conflicts.error} retry={() => void conflicts.refetch()} />
      )}
      {conflicts.data && items.length === 0 && <Empty>{t(`conflicts.none-${state}`)}</Empty>}
      <ul className="flex flex-col gap-3">
        {items.map((conflict) => (
          <li key={conflict.id}>
            <ConflictItem conflict={conflict} />
          </li>
        ))}
      </ul>
    </>
  );
}
