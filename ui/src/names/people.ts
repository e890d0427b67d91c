import { createContext, useContext } from "react";
import { personName } from "../issue/words";

/** What an assignee is called, for what stands deep inside of a page: the page asks once for all of them. */
export const People = createContext<(assignee: string) => string>(personName);

export const usePeople = () => useContext(People);
