import { ToggleButton, ToggleButtonGroup } from "react-aria-components";
import { OPERATION_STATES, type OperationCounts, type OperationState } from "../api/types";
import { count } from "../lib/format";
import { t, word as wordOf } from "../lib/t";

const ALL = "all";

/** One chip per state with its count. States that never occurred stay out of the way, except the two a person looks for. */
export function StateFilter({
  counts,
  chosen,
  onChoose,
}: {
  counts: OperationCounts | undefined;
  chosen: OperationState | null;
  onChoose: (state: OperationState | null) => void;
}) {
  const shown = OPERATION_STATES.filter(
    (state) => state === chosen || state === "queued" || state === "errored" || (counts?.[state] ?? 0) > 0,
  );
  const total = OPERATION_STATES.reduce((sum, state) => sum + (counts?.[state] ?? 0), 0);
  return (
    <ToggleButtonGroup
      aria-label={t("operations.by-state")}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[chosen ?? ALL]}
      onSelectionChange={(keys) => {
        const [key] = keys;
        onChoose(key === ALL ? null : (key as OperationState));
      }}
      className="mb-2.5 flex flex-wrap gap-1.5"
    >
      <FilterChip id={ALL} word={t("operations.any-state")} n={counts && total} />
      {shown.map((state) => (
        <FilterChip
          key={state}
          id={state}
          word={wordOf("operation-state", state)}
          n={counts && (counts[state] ?? 0)}
        />
      ))}
    </ToggleButtonGroup>
  );
}

function FilterChip({ id, word, n }: { id: string; word: string; n: number | undefined }) {
  return (
    <ToggleButton
      id={id}
      className="inline-flex h-7 cursor-default items-center gap-1.5 rounded-full border border-line bg-raised px-3 text-sm data-hovered:bg-hover data-selected:border-ink data-selected:bg-ink data-selected:text-page"
    >
      {word}
      {n !== undefined && <span className="text-xs tabular-nums opacity-80">{count(n)}</span>}
    </ToggleButton>
  );
}
