-- Watches, what their checks saw, actions and their runs. Numbers stand beside the ids because the older watcher's
-- surface knows records by number.

create table watch (
  number           ${sequence},
  id               text    not null unique,
  project_id       text    not null references project (id) on delete cascade,
  connection_id    text    not null,
  name             text    not null check (length(name) between 1 and 200),
  repo_url         text    not null,
  container        text    not null,
  branches         text    not null, -- JSON array of names and patterns
  interval_minutes integer not null check (interval_minutes >= 1),
  fire_first       integer not null check (fire_first in (0, 1)),
  started          integer not null default 0 check (started in (0, 1)), -- the first look is done
  etag             text,
  trouble          text,
  due_at           bigint  not null,
  wanted           integer not null default 0, -- counts those who want a check now
  lease_token      text,
  lease_until      bigint,
  checked_at       bigint,
  created_at       bigint  not null,
  updated_at       bigint  not null,
  check ((lease_token is null) = (lease_until is null))
);
create index watch_due on watch (due_at);
create index watch_by_project on watch (project_id, number);
create index watch_by_container on watch (connection_id, container);

-- Where each branch stood when it was seen last.
create table watch_branch (
  watch_id text    not null references watch (id) on delete cascade,
  name     text    not null,
  sha      text    not null,
  gone     integer not null default 0 check (gone in (0, 1)),
  primary key (watch_id, name)
);

-- A row for every check; equal ones in a row are one that counts.
create table check_log (
  number         ${sequence},
  id             text    not null unique,
  watch_id       text    not null references watch (id) on delete cascade,
  status         text    not null check (status in
    ('FIRST_SEEN', 'CHANGE_DETECTED', 'FORCE_PUSH', 'BRANCH_DELETED', 'NO_CHANGE', 'ERROR')),
  branch         text,
  commit_sha     text,
  commit_message text,
  commit_author  text,
  commit_date    bigint,
  detail         text,
  times          integer not null default 1 check (times > 0),
  first_at       bigint  not null,
  last_at        bigint  not null,
  check (status <> 'CHANGE_DETECTED' or (branch is not null and commit_sha is not null))
);
create index check_log_of on check_log (watch_id, number);
create index check_log_old on check_log (last_at);
-- A commit is told of once on each branch.
create unique index check_log_commit on check_log (watch_id, branch, commit_sha) where status = 'CHANGE_DETECTED';

create table action (
  number         ${sequence},
  id             text    not null unique,
  watch_id       text    not null references watch (id) on delete cascade,
  name           text    not null check (length(name) between 1 and 200),
  kind           text    not null check (kind in ('webhook', 'script', 'issue')),
  webhook_url    text,
  script         text,
  filters        text    not null, -- JSON
  options        text    not null, -- JSON
  enabled        integer not null check (enabled in (0, 1)),
  signing_secret text,             -- ciphertext, bound to this row
  created_at     bigint  not null,
  updated_at     bigint  not null,
  check (kind <> 'webhook' or (webhook_url is not null and signing_secret is not null)),
  check (kind <> 'script' or script is not null)
);
create index action_of on action (watch_id, number);

create table action_secret (
  number     ${sequence},
  id         text   not null unique,
  action_id  text   not null references action (id) on delete cascade,
  name       text   not null,
  value      text   not null, -- ciphertext, bound to this row and its action
  created_at bigint not null,
  updated_at bigint not null,
  unique (action_id, name)
);

-- One execution of an action; a retry is the same row.
create table run (
  number         ${sequence},
  id             text    not null unique,
  action_id      text    not null references action (id) on delete cascade,
  watch_id       text    not null references watch (id) on delete cascade,
  kind           text    not null,
  cause          text    not null check (cause in ('commit', 'test', 'again')),
  branch         text    not null,
  commit_sha     text    not null,
  commit_message text    not null,
  commit_author  text    not null,
  commit_date    bigint  not null,
  state          text    not null check (state in ('queued', 'running', 'succeeded', 'failed', 'refused')),
  attempts       integer not null default 0 check (attempts >= 0),
  due_at         bigint  not null,
  lease_token    text,
  lease_until    bigint,
  result         text,             -- HTTP status or exit code
  reason         text,
  output         text,
  text_hash      text,             -- SHA-256 of the script that ran
  duration_ms    bigint,
  created_at     bigint  not null,
  started_at     bigint,
  finished_at    bigint,
  check ((state = 'running') = (lease_token is not null)),
  check ((lease_token is null) = (lease_until is null)),
  check ((state in ('queued', 'running')) = (finished_at is null))
);
-- Whatever happens, an action runs once for a commit.
create unique index run_once on run (action_id, commit_sha) where cause = 'commit';
create index run_due on run (kind, due_at) where state in ('queued', 'running');
create index run_of on run (action_id, number);
create index run_of_watch on run (watch_id, number);
create index run_old on run (finished_at) where finished_at is not null;
