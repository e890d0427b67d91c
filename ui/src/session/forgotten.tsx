import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { Form } from "react-aria-components";
import { account } from "../api/account";
import { Button } from "../components/button";
import { Field } from "../components/field";
import { t } from "../lib/t";

/** Asks for a mail with a link for a new password. The answer is the same for every address. */
export function Forgotten({ onBack }: { onBack: () => void }) {
  const [email, setEmail] = useState("");
  const ask = useMutation({ mutationFn: () => account.forgotten(email) });
  if (ask.isSuccess) {
    return (
      <div className="flex flex-col gap-3">
        <p role="status">{t("sign-in.mailed")}</p>
        <Button onPress={onBack}>{t("back")}</Button>
      </div>
    );
  }
  return (
    <Form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        ask.mutate();
      }}
    >
      <p className="text-sm text-soft">{t("sign-in.forgotten-how")}</p>
      <Field
        label={t("sign-in.email")}
        type="email"
        autoComplete="username"
        value={email}
        onChange={setEmail}
        error={ask.error?.message}
        autoFocus
        required
      />
      <div className="flex gap-2">
        <Button look="primary" submit pending={ask.isPending}>
          {t("sign-in.mail-me")}
        </Button>
        <Button look="quiet" onPress={onBack}>
          {t("back")}
        </Button>
      </div>
    </Form>
  );
}
