import { sync } from "../api/sync";
import { work } from "../api/work";
import { go } from "../lib/address";
import { t } from "../lib/t";
import { useSend } from "../lib/use-send";

/** Stands for a project that is still to be made. */
export const NEW = "new";
export const BEGINNINGS = ["open", "all", "new"] as const;
export type Beginning = (typeof BEGINNINGS)[number];

interface Wish {
  container: string;
  name: string;
  project: string;
  beginning: Beginning;
}

const COLUMNS = [
  ["board.usual-todo", "open"],
  ["board.usual-doing", "open"],
  ["board.usual-done", "closed"],
] as const;

/** Makes the link, paused, with its plan; nothing is read in before somebody has looked at that. */
export function useDraft(connectionId: string) {
  return useSend(
    async ({ container, name, project, beginning }: Wish) => {
      const projectId = project === NEW ? await newProject(name || container) : project;
      const intake = { openOnly: beginning === "open", fromNowOn: beginning === "new" };
      const link = await sync.createLink({ projectId, connectionId, container, intake, paused: true });
      await sync.planLink(link.id);
      return link;
    },
    { after: (link) => go(`${window.location.pathname}?link=${link.id}`), fields: ["container"] },
  );
}

async function newProject(name: string): Promise<string> {
  const { id } = await work.createProject({ name });
  for (const [text, kind] of COLUMNS) await work.addColumn(id, { name: t(text), kind });
  return id;
}
