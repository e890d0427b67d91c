import { useEffect } from "react";

/** Which projects' news is wanted. The live feed asks for them, and again after each new connection. */
const wanted = new Map<string, number>();
let ask: ((project: string) => void) | null = null;

export function onWanted(asked: (project: string) => void): () => void {
  ask = asked;
  for (const project of wanted.keys()) asked(project);
  return () => {
    ask = null;
  };
}

export function askAgain(): void {
  for (const project of wanted.keys()) ask?.(project);
}

/** Hears what happens in the project, as long as the page that shows it stands. */
export function useProjectRoom(project: string | undefined): void {
  useEffect(() => {
    if (!project) return;
    wanted.set(project, (wanted.get(project) ?? 0) + 1);
    ask?.(project);
    return () => {
      const left = (wanted.get(project) ?? 1) - 1;
      if (left > 0) wanted.set(project, left);
      else wanted.delete(project);
    };
  }, [project]);
}
