import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Form } from "react-aria-components";
import { account } from "../api/account";
import { keys } from "../api/queries";
import { signedIn } from "../api/session";
import { Button } from "../components/button";
import { Field } from "../components/field";
import { t } from "../lib/t";
import { useSend } from "../lib/use-send";
import { Box } from "./box";

export function PasswordForm() {
  const [current, setCurrent] = useState("");
  const [next, setNext] = useState("");
  const client = useQueryClient();
  // A new password ends all sessions, this one too: signed in again at once, nobody is sent away.
  const save = useSend(
    async () => {
      const { email } = await account.myself();
      await account.password(current, next);
      await account.logIn(email ?? "", next);
    },
    {
      say: () => t("password.changed"),
      after: () => {
        setCurrent("");
        setNext("");
        // What was refused between the two waits for this.
        signedIn();
        void client.invalidateQueries({ queryKey: keys.me });
      },
      fields: ["currentPassword", "newPassword", "password"],
    },
  );
  return (
    <Box title={t("password.title")}>
      <Form
        className="flex max-w-sm flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          save.send();
        }}
      >
        <Field
          label={t("password.current")}
          type="password"
          autoComplete="current-password"
          value={current}
          onChange={setCurrent}
          error={save.errorOf("currentPassword")}
          required
        />
        <Field
          label={t("password.new")}
          hint={t("password.hint")}
          type="password"
          autoComplete="new-password"
          value={next}
          onChange={setNext}
          error={save.errorOf("newPassword") ?? save.errorOf("password")}
          required
        />
        <div>
          <Button submit pending={save.pending} disabled={current === "" || next === ""}>
            {t("password.change")}
          </Button>
        </div>
      </Form>
    </Box>
  );
}
