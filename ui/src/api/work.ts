import { all } from "./all";
import { call, query, segment } from "./call";
import type {
  Card,
  Column,
  Comment,
  Found,
  Issue,
  Member,
  Project,
  Role,
  Slice,
  TimelineEntry,
} from "./types";
import type {
  ColumnEdit,
  Explained,
  IssueEdit,
  NewColumn,
  NewIssue,
  NewProject,
  ProjectChange,
  ProjectNames,
  Standing,
} from "./wire";

const project = (id: string) => `/projects/${segment(id)}`;
const issue = (id: string) => `/issues/${segment(id)}`;

/** Projects, their boards, issues and members. */
export const work = {
  projects: (name: string, archived: boolean) =>
    call<Slice<Project>>("GET", `/projects${query({ limit: 100, name, archived })}`),
  project: (id: string) => call<Project>("GET", project(id)),
  names: (id: string) => call<ProjectNames>("GET", `${project(id)}/names`),
  createProject: (body: NewProject) => call<Project>("POST", "/projects", body),
  changeProject: (id: string, body: ProjectChange) => call<Project>("PATCH", project(id), body),
  archive: (id: string, archived: boolean) =>
    call<Project>("POST", `${project(id)}/${archived ? "archive" : "restore"}`),
  columns: (id: string) => call<{ items: Column[] }>("GET", `${project(id)}/columns`),
  addColumn: (id: string, body: NewColumn) => call<Column>("POST", `${project(id)}/columns`, body),
  changeColumn: (id: string, column: string, body: ColumnEdit) =>
    call<Column>("PATCH", `${project(id)}/columns/${segment(column)}`, body),
  removeColumn: (id: string, column: string) =>
    call<null>("DELETE", `${project(id)}/columns/${segment(column)}`),
  cards: (id: string, column: string) =>
    all((cursor) =>
      call<Slice<Card>>(
        "GET",
        `${project(id)}/columns/${segment(column)}/issues${query({ limit: 200, cursor })}`,
      ),
    ),
  unplaced: (id: string) =>
    all((cursor) => call<Slice<Card>>("GET", `${project(id)}/unplaced${query({ limit: 200, cursor })}`)),
  move: (id: string, columnId: string, after: string | null) =>
    call<Card>("POST", `${issue(id)}/move`, { columnId, after }),
  issue: (id: string) => call<Issue>("GET", issue(id)),
  createIssue: (body: NewIssue) => call<Issue>("POST", "/issues", body),
  editIssue: ({ id, etag }: Issue, body: IssueEdit) =>
    call<Issue>("PATCH", issue(id), body, { ifMatch: etag ?? "*" }),
  deleteIssue: ({ id, number, etag }: Issue) =>
    call<null>("DELETE", `${issue(id)}?confirm=${number}`, undefined, { ifMatch: etag ?? "*" }),
  timeline: (id: string) =>
    all((cursor) =>
      call<Slice<TimelineEntry>>("GET", `${issue(id)}/timeline${query({ limit: 200, cursor })}`),
    ),
  explain: (id: string, cursor: string | null) =>
    call<Slice<Explained>>("GET", `${issue(id)}/explain${query({ limit: 20, cursor })}`),
  /** By the address that it has at a tracker. */
  at: (url: string) => call<Slice<Standing>>("GET", `/find${query({ url })}`),
  comment: (id: string, body: string) => call<Comment>("POST", `${issue(id)}/comments`, { body }),
  editComment: (id: string, body: string, version: number) =>
    call<Comment>("PATCH", `/comments/${segment(id)}`, { body, version }),
  deleteComment: (id: string, version: number) =>
    call<null>("DELETE", `/comments/${segment(id)}?version=${version}`),
  preview: (body: string) => call<{ bodyHtml: string }>("POST", "/preview", { body }),
  search: (q: string) => call<Slice<Found>>("GET", `/search${query({ q, limit: 20 })}`),
  members: (id: string) =>
    all((cursor) => call<Slice<Member>>("GET", `${project(id)}/members${query({ limit: 200, cursor })}`)),
  invite: (id: string, body: { email?: string; name?: string; role: Role }) =>
    call<Member>("POST", `${project(id)}/members`, body),
  setRole: (id: string, person: string, role: Role) =>
    call<Member>("PATCH", `${project(id)}/members/${segment(person)}`, { role }),
  removeMember: (id: string, person: string) =>
    call<null>("DELETE", `${project(id)}/members/${segment(person)}`),
};
