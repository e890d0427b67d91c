import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { Form } from "react-aria-components";
import { account } from "../api/account";
import { ApiError } from "../api/problem";
import { Button } from "../components/button";
import { Field } from "../components/field";
import { t } from "../lib/t";

/** Address and password; the server answers with the cookie, which no script can read. */
export function SignInForm({ onDone, email: known = "" }: { onDone: () => void; email?: string }) {
  const [email, setEmail] = useState(known);
  const [password, setPassword] = useState("");
  const logIn = useMutation({ mutationFn: () => account.logIn(email, password), onSuccess: onDone });
  const problem = logIn.error instanceof ApiError ? logIn.error.problem : null;
  const atField = problem?.field === "email" || problem?.field === "password" ? problem.field : null;
  return (
    <Form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        logIn.mutate();
      }}
    >
      <Field
        label={t("sign-in.email")}
        type="email"
        name="email"
        autoComplete="username"
        value={email}
        onChange={setEmail}
        error={atField === "email" ? logIn.error?.message : undefined}
        autoFocus={known === ""}
        required
      />
      <Field
        label={t("sign-in.password")}
        type="password"
        name="password"
        autoComplete="current-password"
        value={password}
        onChange={setPassword}
        error={atField === "password" ? logIn.error?.message : undefined}
        autoFocus={known !== ""}
        required
      />
      {logIn.error && !atField && (
        <p role="alert" className="text-sm text-bad">
          {logIn.error.message}
        </p>
      )}
      <Button look="primary" submit pending={logIn.isPending}>
        {t("sign-in.do")}
      </Button>
    </Form>
  );
}
