import type { Tracker } from "../api/types";
import { Field } from "../components/field";
import { t } from "../lib/t";
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
    </>
  );
}
