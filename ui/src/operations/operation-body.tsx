import type { Link, Operation, Story } from "../api/types";
import { Attempts } from "./attempts";
import { BeforeAfter } from "./before-after";
import { Exchanges } from "./exchanges";
import { OperationActions } from "./operation-actions";
import { OperationDetails } from "./operation-details";
import { Related } from "./related";
import { Told } from "./told";

interface Props {
  operation: Operation;
  story: Story | undefined;
  links: Map<string, Link>;
  /** Shows another one instead. */
  onOpen: (id: string) => void;
}

/** Why it is where it is, what it asked, what it was told, what it changed, what else there is of its issue. */
export function OperationBody({ operation, story, links, onOpen }: Props) {
  return (
    <div className="flex flex-col gap-5">
      {operation.hint && <p className="font-medium wrap-anywhere">{operation.hint}</p>}
      <OperationActions operation={operation} />
      <OperationDetails operation={operation} link={links.get(operation.linkId)} onOpen={onOpen} />
      <Attempts operation={operation} story={story} />
      <BeforeAfter operation={operation} />
      <Exchanges operation={operation} />
      <Told operation={operation} />
      <Related operation={operation} links={links} onOpen={onOpen} />
    </div>
  );
}
