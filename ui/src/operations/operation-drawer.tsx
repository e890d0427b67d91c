import { useStory } from "../api/operation-queries";
import type { Link, Operation } from "../api/types";
import { Drawer } from "../components/drawer";
import { Attempts } from "./attempts";
import { BeforeAfter } from "./before-after";
import { Exchanges } from "./exchanges";
import { OperationActions } from "./operation-actions";
import { OperationDetails } from "./operation-details";
import { Related } from "./related";
import { action, subject } from "./states";
import { Told } from "./told";

interface Props {
  operation: Operation;
  link: Link | undefined;
  links: Map<string, Link>;
  onClose: () => void;
}

/** All that is known of one: why it is where it is, what it was told, what it changed, what else there is of its issue. */
export function OperationDrawer({ operation, link, links, onClose }: Props) {
  const story = useStory(operation.id).data;
  const now = story ?? operation;
  return (
    <Drawer title={`${action(now)}: ${subject(now)}`} open onClose={onClose}>
      <div className="flex flex-col gap-5">
        {now.hint && <p className="font-medium wrap-anywhere">{now.hint}</p>}
        <OperationActions operation={now} />
        <OperationDetails operation={now} link={link} />
        <Attempts operation={now} story={story} />
        <BeforeAfter operation={now} />
        <Exchanges operation={now} />
        <Told operation={now} />
        <Related operation={now} links={links} />
      </div>
    </Drawer>
  );
}
