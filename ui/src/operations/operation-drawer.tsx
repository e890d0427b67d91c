import { useState } from "react";
import { useStory } from "../api/operation-queries";
import type { Link, Operation } from "../api/types";
import { Drawer } from "../components/drawer";
import { Failed, Loading } from "../components/parts";
import { t } from "../lib/t";
import { OperationBody } from "./operation-body";
import { action, subject } from "./states";

interface Props {
  operation: Operation;
  links: Map<string, Link>;
  onClose: () => void;
}

/** All that is known of one; from there to those that it gave way to, and to others of its issue. */
export function OperationDrawer({ operation, links, onClose }: Props) {
  const [id, setId] = useState(operation.id);
  const story = useStory(id);
  const now = story.data ?? (id === operation.id ? operation : undefined);
  return (
    <Drawer title={now ? `${action(now)}: ${subject(now)}` : t("operations.reading")} open onClose={onClose}>
      {!now && story.isPending && <Loading what={t("operations.reading")} />}
      {!now && story.isError && <Failed error={story.error} retry={() => void story.refetch()} />}
      {now && <OperationBody key={id} operation={now} story={story.data} links={links} onOpen={setId} />}
    </Drawer>
  );
}
