-- Links, twins, what was sent and not yet answered, and the jobs.

create table link (
  id                    text   primary key,
  project_id            text   not null references project (id) on delete cascade,
  connection_id         text   not null,
  tracker               text   not null check (tracker in ('github', 'jira', 'plane')),
  container             text   not null,
  incoming              integer not null check (incoming in (0, 1)),
  outgoing              integer not null check (outgoing in (0, 1)),
  include_pull_requests integer not null check (include_pull_requests in (0, 1)),
  done_state            text,
  only_here_approved    integer not null check (only_here_approved in (0, 1)),
  paused_reason         text,
  created_at            bigint not null,
  checked_at            bigint,
  trouble               text,
  other_hub             text, -- another Lockstep that was seen writing there
  imported_at           bigint, -- when its first import had listed everything
  issue_cursor          text   not null default '',
  issue_etag            text,
  comment_cursor        text   not null default '',
  comment_etag          text,
  unique (connection_id, container)
);
create index link_by_project on link (project_id, created_at, id);

-- Containers that were linked or told of, so that a link has the same id whenever it is linked.
create table address (
  link_id       text   primary key,
  connection_id text   not null,
  container     text   not null,
  installation  text, -- of the GitHub App there
  created_at    bigint not null,
  unique (connection_id, container)
);

create table twin (
  id                text   primary key,
  link_id           text   not null references link (id) on delete cascade,
  kind              text   not null check (kind in ('issue', 'comment')),
  hub_id            text   not null,
  parent_id         text,
  remote_id         text,
  remote_key        text,
  url               text,
  status            text   not null check (status in ('reserved', 'linked', 'gone', 'ignored')),
  base              text   not null,
  remote_updated_at bigint,
  etag              text,   -- of what was read last and is in the base
  comments_seen_at  bigint, -- remote time up to which its comments were listed, where they are listed by issue
  comments_assumed_at bigint, -- up to here an import's own writes moved that time; only the regular cycle relies on it
  pull_request      integer not null default 0 check (pull_request in (0, 1)),
  check (status <> 'linked' or remote_id is not null),
  check (kind = 'issue' or parent_id is not null),
  unique (link_id, kind, hub_id)
);
create unique index twin_by_remote on twin (link_id, kind, remote_id) where remote_id is not null;
create index twin_by_hub on twin (hub_id);
create index twin_by_key on twin (link_id, remote_key) where kind = 'issue';
create index twin_by_parent on twin (parent_id, link_id) where parent_id is not null;

-- Stored before a create is sent; open until its outcome is known.
create table intent (
  id         text   primary key, -- the marker left on the remote object
  link_id    text   not null references link (id) on delete cascade,
  kind       text   not null check (kind in ('issue', 'comment')),
  hub_id     text   not null,
  parent_id  text,
  payload    text   not null, -- exactly what was sent
  sent_at    bigint not null,
  settles_at bigint not null, -- absence proves nothing before
  open       integer not null check (open in (0, 1))
);
create unique index intent_open on intent (link_id, kind, hub_id) where open = 1;

-- What stood in a target before its link and matches nothing yet.
create table candidate (
  link_id   text   not null references link (id) on delete cascade,
  remote_id text   not null,
  match_key text   not null, -- hash of title and body in canonical form
  title     text   not null,
  url       text   not null,
  payload   text   not null,
  primary key (link_id, remote_id)
);
create index candidate_by_match on candidate (link_id, match_key);
create index candidate_by_title on candidate (link_id, title, remote_id);

-- Comments of a first import, until all are listed and can be taken in the order in which they were written.
create table staged_comment (
  link_id    text   not null references link (id) on delete cascade,
  remote_id  text   not null,
  issue_key  text   not null,
  created_at bigint not null,
  payload    text   not null,
  primary key (link_id, remote_id)
);
create index staged_comment_order on staged_comment (link_id, created_at, remote_id);

create table job (
  id            text   primary key,
  project_id    text   not null references project (id) on delete cascade,
  kind          text   not null check (kind in ('first-import', 'reconcile')),
  status        text   not null check (status in ('pending', 'in-progress', 'completed', 'failed')),
  progress      integer not null check (progress between 0 and 100),
  message       text   not null,
  error_message text,
  github_repo      text,
  plane_workspace  text,
  plane_project_id text,
  listed        bigint not null default 0, -- records listed so far
  expected      bigint not null default 0, -- records that the listings will have, about
  total         bigint not null default 0,
  ended         bigint not null default 0,
  created       bigint not null default 0,
  changed       bigint not null default 0,
  skipped       bigint not null default 0,
  failed        bigint not null default 0,
  requests      bigint not null default 0,
  created_at    bigint not null,
  started_at    bigint,
  completed_at  bigint,
  check ((status in ('completed', 'failed')) = (completed_at is not null)),
  check (status <> 'failed' or error_message is not null),
  check ((status = 'completed') = (progress = 100 and completed_at is not null and error_message is null))
);
create unique index job_live on job (project_id) where status in ('pending', 'in-progress');
create index job_by_time on job (created_at, id);

-- Where a job stands in listing one link; this is what a restart resumes from.
create table job_link (
  job_id   text    not null references job (id) on delete cascade,
  link_id  text    not null,
  ordinal  integer not null,
  stage    text    not null check (stage in ('newest', 'issues', 'comments', 'release', 'fill', 'listed')),
  position text    not null, -- JSON of the walk's position
  fill     integer not null check (fill in (0, 1)), -- the hub may hold issues that this link lacks
  primary key (job_id, link_id)
);
create index job_link_by_link on job_link (link_id, job_id);

-- What a reconcile has listed, to find what is no longer there.
create table job_seen (
  job_id    text not null references job (id) on delete cascade,
  link_id   text not null,
  kind      text not null check (kind in ('issue', 'comment')),
  remote_id text not null,
  primary key (job_id, link_id, kind, remote_id)
);
