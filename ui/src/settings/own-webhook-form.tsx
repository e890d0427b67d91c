import { useState } from "react";
import { Form } from "react-aria-components";
import { account } from "../api/account";
import { Button } from "../components/button";
import { Field } from "../components/field";
import { t } from "../lib/t";
import { useSend } from "../lib/use-send";

export function OwnWebhookForm({ onMade }: { onMade: (secret: string | null) => void }) {
  const [url, setUrl] = useState("");
  const make = useSend(() => account.addWebhook(url), {
    after: (made) => onMade(made.secret ?? null),
    fields: ["url"],
  });
  return (
    <Form
      className="flex max-w-lg flex-wrap items-start gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        make.send();
      }}
    >
      <div className="min-w-0 flex-1 basis-56">
        <Field
          hideLabel
          label={t("subscriptions.url")}
          placeholder="https://"
          value={url}
          onChange={setUrl}
          error={make.errorOf("url")}
        />
      </div>
      <Button submit pending={make.pending} disabled={url.trim() === ""}>
        {t("own-webhook.make")}
      </Button>
    </Form>
  );
}
