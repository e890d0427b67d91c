-- Times are epoch milliseconds (UTC), ids UUIDv7 as text. One text for SQLite and PostgreSQL.

-- What nodes that share a PostgreSQL tell each other.
create table revision (
  name text   primary key, -- of something that nodes keep in memory
  n    bigint not null     -- how often it has changed
);
create table duty (
  name   text   primary key, -- what only one node does at a time
  holder text   not null,
  until  bigint not null
);

create table project (
  id          text   primary key,
  name        text   not null check (length(name) between 1 and 200),
  next_number bigint not null default 1 check (next_number > 0),
  created_at  bigint not null
);
create unique index project_name on project (name);

create table label (
  id         text   primary key,
  project_id text   not null references project (id) on delete cascade,
  name       text   not null check (length(name) > 0),
  name_key   text   not null, -- folded: labels that differ only in case are one
  color      text,
  unique (project_id, name_key)
);

create table issue (
  id          text   primary key,
  project_id  text   not null references project (id) on delete cascade,
  number      bigint not null check (number > 0),
  title       text   not null,
  body        text   not null,
  state       text   not null check (state in ('backlog', 'todo', 'started', 'done', 'cancelled')),
  labels      text   not null, -- JSON array of names, sorted
  assignees   text   not null, -- JSON array of names, sorted
  priority    text   not null check (priority in ('urgent', 'high', 'medium', 'low', 'none')),
  author      text,            -- JSON of the person at its origin
  version     bigint not null check (version > 0),
  created_at  bigint not null, -- at its origin
  modified_at bigint not null, -- time of the newest change, by the clock of where it was made
  deleted_at  bigint,
  unique (project_id, number)
);
create index issue_by_title on issue (project_id, title, number) where deleted_at is null;
create index issue_by_time on issue (project_id, modified_at, id) where deleted_at is null;
create index issue_newest on issue (modified_at, id) where deleted_at is null;

create table comment (
  id          text   primary key,
  issue_id    text   not null references issue (id) on delete cascade,
  body        text   not null,
  author      text,
  version     bigint not null check (version > 0),
  created_at  bigint not null,
  modified_at bigint not null,
  deleted_at  bigint
);
create index comment_by_issue on comment (issue_id, created_at, id) where deleted_at is null;

-- The timeline: append only.
create table change (
  id         text   primary key,
  issue_id   text   not null references issue (id) on delete cascade,
  kind       text   not null,
  detail     text   not null, -- JSON of the Change
  origin     text   not null, -- JSON of the Origin: who, where, by which operation
  at         bigint not null
);
create index change_by_issue on change (issue_id, id);

-- The outbox: written in the transaction of the change it tells.
create table event (
  seq        ${sequence},
  id         text   not null unique,
  type       text   not null,
  subject    text   not null,
  project_id text,
  payload    text   not null,
  at         bigint not null
);
create index event_by_time on event (at); -- old ones leave by time
