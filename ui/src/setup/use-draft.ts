import { sync } from "../api/sync";
import { work } from "../api/work";
import { go } from "../lib/address";
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

/** Makes the link, paused, with its plan; nothing is read in before somebody has looked at that. */
export function useDraft(connectionId: string) {
  return useSend(
    async ({ container, name, project, beginning }: Wish) => {
      const projectId =
        project === NEW ? (await work.createProject({ name: name || container })).id : project;
      const intake = { openOnly: beginning === "open", fromNowOn: beginning === "new" };
      const link = await sync.createLink({ projectId, connectionId, container, intake, paused: true });
      await sync.planLink(link.id);
      return link;
    },
    { after: (link) => go(`${window.location.pathname}?link=${link.id}`), fields: ["container"] },
  );
}
