import { useState } from "react";
import type { Tracker } from "../api/types";
import { Button } from "../components/button";
import { Field } from "../components/field";
import { t } from "../lib/t";
import { AppFields } from "./app-fields";
import type { Credential } from "./credential";

interface Props {
  tracker: Tracker;
  value: Credential;
  onChange: (value: Credential) => void;
  errorOf: (field: string) => string | undefined;
  /** Asks for the address of the server too. */
  address: boolean;
  /** The address that stands without one. */
  usual: string;
}

/** A token, whose it is where the tracker asks, and where its server is. */
export function CredentialFields({ tracker, value, onChange, errorOf, address, usual }: Props) {
  const [app, setApp] = useState(false);
  const set = (part: Partial<Credential>) => onChange({ ...value, ...part });
  return (
    <>
      {address && (
        <Field
          label={t(tracker === "jira" ? "connection.site" : "connection.address")}
          type="url"
          value={value.baseUrl}
          onChange={(baseUrl) => set({ baseUrl })}
          error={errorOf("baseUrl")}
          placeholder={usual}
          {...(tracker === "jira" ? {} : { hint: t("connection.usual", { usual }) })}
        />
      )}
      {tracker === "jira" && (
        <Field
          label={t("connection.email")}
          type="email"
          value={value.email}
          onChange={(email) => set({ email })}
          error={errorOf("email")}
          hint={t("connection.email-hint")}
        />
      )}
      {app ? (
        <AppFields value={value} onChange={onChange} errorOf={errorOf} />
      ) : (
        <Field
          label={t(tracker === "plane" ? "connection.key" : "connection.token")}
          type="password"
          autoComplete="off"
          value={value.token}
          onChange={(token) => set({ token })}
          error={errorOf("token")}
          hint={t(`connection.token-${tracker}`)}
          required
        />
      )}
      {tracker === "github" && !app && (
        <div>
          <Button look="quiet" onPress={() => setApp(true)}>
            {t("connection.app")}
          </Button>
        </div>
      )}
    </>
  );
}
