import type { Member, Role } from "../api/types";
import { work } from "../api/work";
import { Button } from "../components/button";
import { Choice } from "../components/choice";
import { Pill } from "../components/pill";
import { t, word } from "../lib/t";
import { useSend } from "../lib/use-send";
import { ROLES } from "./roles";

export function MemberRow({ project, member, owner }: { project: string; member: Member; owner: boolean }) {
  const change = useSend((role: Role) => work.setRole(project, member.personId, role));
  const remove = useSend(() => work.removeMember(project, member.personId), {
    say: () => t("members.removed", { name: member.name }),
  });
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2 text-sm">
      <span className="min-w-0 flex-1 basis-40 font-medium wrap-anywhere">{member.name}</span>
      {!member.active && <Pill>{t("people.inactive")}</Pill>}
      {owner ? (
        <>
          <Choice
            hideLabel
            label={t("members.role-of", { name: member.name })}
            value={member.role}
            options={ROLES.map((role) => ({ id: role, text: word("role", role) }))}
            onChange={(role) => role !== member.role && change.send(role as Role)}
          />
          <Button
            look="quiet"
            onPress={() => remove.send()}
            pending={remove.pending}
            label={t("members.remove-of", { name: member.name })}
          >
            {t("members.remove")}
          </Button>
        </>
      ) : (
        <Pill>{word("role", member.role)}</Pill>
      )}
    </li>
  );
}
