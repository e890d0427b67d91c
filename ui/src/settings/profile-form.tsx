import { useState } from "react";
import { Form } from "react-aria-components";
import { account } from "../api/account";
import type { Person } from "../api/types";
import { Button } from "../components/button";
import { Field } from "../components/field";
import { t } from "../lib/t";
import { useSend } from "../lib/use-send";
import { Box } from "./box";

export function ProfileForm({ person }: { person: Person }) {
  const [name, setName] = useState(person.name);
  const save = useSend(() => account.rename(name), { say: () => t("saved"), fields: ["name"] });
  return (
    <Box title={t("profile.title")}>
      <Form
        className="flex max-w-sm flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          save.send();
        }}
      >
        <Field
          label={t("profile.name")}
          value={name}
          onChange={setName}
          error={save.errorOf("name")}
          autoComplete="name"
          required
        />
        <p className="text-sm text-soft">{t("profile.email", { email: person.email ?? "" })}</p>
        <div>
          <Button submit pending={save.pending} disabled={name === person.name}>
            {t("save")}
          </Button>
        </div>
      </Form>
    </Box>
  );
}
