import { X } from "lucide-react";
import { useState } from "react";
import { Form } from "react-aria-components";
import type { Link } from "../api/types";
import { Button } from "../components/button";
import { Choice } from "../components/choice";
import { Field } from "../components/field";
import { linkName } from "../components/tracker";
import { t } from "../lib/t";
import { AGE_WORDS, type Filter, parse, type Qualifier } from "./filter";

const ANY = "any";
const CHOSEN_ELSEWHERE: readonly Qualifier[] = ["state", "link", "direction", "age"];

/** Choices for what is asked often, words for the rest, and what is on as chips that can be taken out. */
export function FilterBar({
  filter,
  links,
  onChange,
}: {
  filter: Filter;
  links: Link[];
  onChange: (next: Filter) => void;
}) {
  const [typed, setTyped] = useState("");
  const [unread, setUnread] = useState<string[]>([]);
  const names = links.map((link) => ({ id: link.id, name: `${linkName(link)}/${link.projectName}` }));
  const pick = (name: Qualifier, all: string, options: Array<[string, string]>) => (
    <Choice
      hideLabel
      label={t(`operations.by-${name as "link" | "direction" | "age"}`)}
      value={filter[name] ?? ANY}
      onChange={(id) => onChange({ ...filter, [name]: id === ANY ? "" : id })}
      options={[{ id: ANY, text: all }, ...options.map(([id, text]) => ({ id, text }))]}
    />
  );
  const rest = Object.entries(filter).filter(([name]) => !CHOSEN_ELSEWHERE.includes(name as Qualifier));
  return (
    <div className="mb-2.5 flex flex-wrap items-start gap-2">
      {pick(
        "link",
        t("operations.any-link"),
        links.map((link) => [link.id, linkName(link)]),
      )}
      {pick("direction", t("operations.any-direction"), [
        ["inbound", t("operations.inbound")],
        ["outbound", t("operations.outbound")],
      ])}
      {pick(
        "age",
        t("operations.any-age"),
        AGE_WORDS.map((age) => [age, t("operations.last", { age })]),
      )}
      <Form
        className="min-w-0 flex-1 basis-52"
        onSubmit={(event) => {
          event.preventDefault();
          const read = parse(typed, names);
          setUnread(read.unread);
          if (read.unread.length > 0) return;
          setTyped("");
          onChange({ ...filter, ...read.filter });
        }}
      >
        <Field
          hideLabel
          label={t("operations.qualifiers")}
          placeholder={t("operations.qualifiers-hint")}
          value={typed}
          onChange={setTyped}
          error={unread.length > 0 ? t("operations.unread", { words: unread.join(", ") }) : undefined}
        />
      </Form>
      {rest.map(([name, value]) => (
        <Button
          key={name}
          look="quiet"
          onPress={() => onChange({ ...filter, [name]: "" })}
          label={t("take-out", { name: `${name}:${value}` })}
        >
          <span className="max-w-48 truncate">
            {name}:{value}
          </span>
          <X size={13} aria-hidden />
        </Button>
      ))}
    </div>
  );
}
