import { useState } from "react";
import { Form } from "react-aria-components";
import type { Connection } from "../api/types";
import { useProjects } from "../api/work-queries";
import { Button } from "../components/button";
import { Choice } from "../components/choice";
import { trackerName } from "../components/tracker";
import { t } from "../lib/t";
import { useParameter } from "../lib/url";
import { PlacePicker } from "./place-picker";
import { PlaceTest } from "./place-test";
import { StepHeading } from "./step-heading";
import { BEGINNINGS, type Beginning, NEW, useDraft } from "./use-draft";

/** Which place, into which project, and what of it comes in. */
export function ChooseStep({ connection }: { connection: Connection }) {
  const [wanted] = useParameter("project");
  const [place, setPlace] = useState({ container: "", name: "" });
  const [project, setProject] = useState(wanted ?? NEW);
  const [beginning, setBeginning] = useState<Beginning>("open");
  const projects = useProjects("", false).data?.items ?? [];
  const draft = useDraft(connection.id);
  const [, back] = useParameter("connection");
  const name = place.name || t("setup.same-name");
  return (
    <Form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (place.container !== "" && !draft.pending) draft.send({ ...place, project, beginning });
      }}
    >
      <StepHeading>{t("setup.choose-in", { tracker: trackerName(connection.tracker) })}</StepHeading>
      <PlacePicker
        connection={connection}
        chosen={place.container}
        onChoose={setPlace}
        error={draft.errorOf("container")}
      />
      {place.container !== "" && (
        <PlaceTest key={place.container} connection={connection.id} container={place.container} />
      )}
      <div className="grid gap-3 sm:grid-cols-2">
        <Choice
          label={t("setup.into")}
          value={project}
          onChange={setProject}
          options={[
            { id: NEW, text: t("setup.new-project", { name }) },
            ...projects.map((each) => ({ id: each.id, text: each.name })),
          ]}
        />
        <Choice
          label={t("setup.begin-with")}
          value={beginning}
          onChange={(id) => setBeginning(id as Beginning)}
          options={BEGINNINGS.map((id) => ({ id, text: t(`setup.begin-${id}`) }))}
        />
      </div>
      <div className="flex flex-wrap gap-2">
        <Button onPress={() => back(null)} disabled={draft.pending}>
          {t("back")}
        </Button>
        <Button look="primary" submit pending={draft.pending} disabled={place.container === ""}>
          {t("setup.continue")}
        </Button>
      </div>
    </Form>
  );
}
