import { useState } from "react";
import { Form } from "react-aria-components";
import type { Role } from "../api/types";
import { work } from "../api/work";
import { Button } from "../components/button";
import { Choice } from "../components/choice";
import { Field } from "../components/field";
import { t, word } from "../lib/t";
import { useSend } from "../lib/use-send";
import { ROLES } from "./roles";

/** Somebody who has an account, by name or by address. */
export function InviteMember({ project }: { project: string }) {
  const [who, setWho] = useState("");
  const [role, setRole] = useState<Role>("editor");
  const given = who.trim();
  const invite = useSend(
    () => work.invite(project, given.includes("@") ? { email: given, role } : { name: given, role }),
    {
      say: (member) => t("members.added", { name: member.name }),
      after: () => setWho(""),
      fields: ["email", "name", "personId"],
    },
  );
  return (
    <Form
      className="mb-4 flex flex-wrap items-start gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        invite.send();
      }}
    >
      <div className="w-full sm:w-72">
        <Field
          hideLabel
          label={t("members.who")}
          placeholder={t("members.who")}
          value={who}
          onChange={setWho}
          error={invite.errorOf("email") ?? invite.errorOf("name") ?? invite.errorOf("personId")}
        />
      </div>
      <Choice
        hideLabel
        label={t("members.role")}
        value={role}
        options={ROLES.map((each) => ({ id: each, text: word("role", each) }))}
        onChange={(next) => setRole(next as Role)}
      />
      <Button look="primary" submit pending={invite.pending} disabled={given === ""}>
        {t("members.add")}
      </Button>
    </Form>
  );
}
