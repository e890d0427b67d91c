import { useState } from "react";
import { Button } from "../components/button";
import { Field } from "../components/field";
import { t } from "../lib/t";

/** Plane lists the projects of a workspace, and a key does not tell which one it belongs to. */
export function Workspace({ onGiven }: { onGiven: (slug: string) => void }) {
  const [slug, setSlug] = useState("");
  const [wrong, setWrong] = useState(false);
  const give = () => {
    const fine = /^[A-Za-z0-9_-]{1,100}$/.test(slug.trim());
    setWrong(!fine);
    if (fine) onGiven(slug.trim());
  };
  return (
    <div className="flex flex-col items-start gap-2">
      <div className="w-full">
        <Field
          label={t("setup.workspace")}
          hint={t("setup.workspace-hint")}
          value={slug}
          onChange={setSlug}
          error={wrong ? t("setup.workspace-wrong") : undefined}
          autoFocus
        />
      </div>
      <Button onPress={give} disabled={slug.trim() === ""}>
        {t("setup.list-projects")}
      </Button>
    </div>
  );
}
