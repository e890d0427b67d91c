import type { Card } from "../api/types";
import { Button } from "../components/button";
import { Choice } from "../components/choice";
import { Field } from "../components/field";
import { PRIORITIES } from "../issue/words";
import { t, word } from "../lib/t";
import { usePeople } from "../names/people";
import { type Filter, isEmpty } from "./filter";

const ANY = "any";

export function FilterBar({
  cards,
  filter,
  onChange,
  onClear,
}: {
  cards: Card[];
  filter: Filter;
  onChange: (name: keyof Filter, value: string) => void;
  onClear: () => void;
}) {
  const person = usePeople();
  const pick = (name: "label" | "assignee" | "priority", all: string, options: Array<[string, string]>) => (
    <Choice
      hideLabel
      label={t(`board.filter-${name}`)}
      value={filter[name] || ANY}
      onChange={(id) => onChange(name, id === ANY ? "" : id)}
      options={[{ id: ANY, text: all }, ...options.map(([id, text]) => ({ id, text }))]}
    />
  );
  const labels = distinct(
    cards.flatMap((card) => card.labels),
    filter.label,
  );
  const people = distinct(
    cards.flatMap((card) => card.assignees),
    filter.assignee,
  );
  return (
    <div className="mb-3 flex flex-wrap items-center gap-2">
      <div className="w-full sm:w-52">
        <Field
          hideLabel
          label={t("board.filter-text")}
          placeholder={t("board.filter-text")}
          type="search"
          value={filter.text}
          onChange={(text) => onChange("text", text)}
        />
      </div>
      {pick(
        "label",
        t("board.any-label"),
        labels.map((label) => [label, label]),
      )}
      {pick(
        "assignee",
        t("board.any-assignee"),
        people.map((each) => [each, person(each)]),
      )}
      {pick(
        "priority",
        t("board.any-priority"),
        PRIORITIES.map((each) => [each, word("priority", each)]),
      )}
      {!isEmpty(filter) && (
        <Button look="quiet" onPress={onClear}>
          {t("board.clear")}
        </Button>
      )}
    </div>
  );
}

function distinct(values: string[], chosen: string): string[] {
  return [...new Set(chosen ? [...values, chosen] : values)].sort((a, b) => a.localeCompare(b));
}
