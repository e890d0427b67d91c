import { Field } from "../components/field";
import { t } from "../lib/t";
import type { Credential } from "./credential";

interface Props {
  value: Credential;
  onChange: (value: Credential) => void;
  errorOf: (field: string) => string | undefined;
}

/** What a GitHub App is known by, instead of a token. */
export function AppFields({ value, onChange, errorOf }: Props) {
  return (
    <>
      <Field
        label={t("connection.app-id")}
        value={value.appId}
        onChange={(appId) => onChange({ ...value, appId })}
        error={errorOf("appId")}
        hint={t("connection.app-hint")}
      />
      <Field
        label={t("connection.private-key")}
        rows={4}
        value={value.privateKey}
        onChange={(privateKey) => onChange({ ...value, privateKey })}
        error={errorOf("privateKey")}
      />
    </>
  );
}
