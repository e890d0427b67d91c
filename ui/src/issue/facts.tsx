import type { Issue } from "../api/types";
import { useMembers } from "../api/work-queries";
import { Choice } from "../components/choice";
import { Ago } from "../components/parts";
import { t, word } from "../lib/t";
import { useCalled } from "../names/use-called";
import { AuthorName } from "./author-name";
import { DayField } from "./day-field";
import { DeleteIssue } from "./delete-issue";
import { NamesField } from "./names-field";
import { useEdit } from "./use-edit";
import { PRIORITIES, personPlace, STATES } from "./words";

/** What is known of an issue besides its texts; each changes by itself. */
export function Facts({ issue, editable, owner }: { issue: Issue; editable: boolean; owner: boolean }) {
  const edit = useEdit(issue);
  const names = useCalled(issue.projectId);
  const members = useMembers(editable ? issue.projectId : undefined);
  const choice = (name: "state" | "priority", words: readonly string[]) => (
    <Choice
      label={t(`issue.${name}`)}
      value={issue[name]}
      disabled={!editable}
      onChange={(next) => next !== issue[name] && edit.send({ [name]: next })}
      options={[...new Set([...words, issue[name]])].map((id) => ({ id, text: word(name, id) }))}
    />
  );
  return (
    <div className="flex flex-col gap-4">
      {choice("state", STATES)}
      {choice("priority", PRIORITIES)}
      <NamesField
        label={t("issue.assignees")}
        add={t("issue.assign")}
        names={issue.assignees}
        editable={editable}
        show={(name) => ({ text: names.person(name), hint: personPlace(name) })}
        known={(members.data?.items ?? [])
          .filter((each) => each.active)
          .map((each) => `lockstep:${each.name}`)}
        onChange={(assignees) => edit.send({ assignees })}
      />
      <NamesField
        label={t("issue.labels")}
        add={t("issue.add-label")}
        names={issue.labels}
        editable={editable}
        free
        show={(text) => ({ text, hint: "" })}
        known={[]}
        onChange={(labels) => edit.send({ labels })}
      />
      <DayField
        label={t("issue.due")}
        value={issue.dueOn ?? ""}
        editable={editable}
        onChange={(dueOn) => edit.send({ dueOn })}
      />
      <dl className="flex flex-col gap-1 text-sm text-soft">
        <div className="flex gap-1.5">
          <dt>{t("issue.by")}</dt>
          <dd className="min-w-0 text-ink">
            <AuthorName author={issue.author} />
          </dd>
        </div>
        <div className="flex gap-1.5">
          <dt>{t("issue.created")}</dt>
          <dd>
            <Ago time={issue.createdAt} />
          </dd>
        </div>
        <div className="flex gap-1.5">
          <dt>{t("issue.changed")}</dt>
          <dd>
            <Ago time={issue.modifiedAt} />
          </dd>
        </div>
      </dl>
      {owner && editable && <DeleteIssue issue={issue} />}
    </div>
  );
}
