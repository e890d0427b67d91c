-- What a sync would do, what an undo would do, and what differs: looked at by a person, applied or left. Old ones leave.
create table plan (
  id          text   primary key,
  project_id  text   not null references project (id) on delete cascade,
  link_id     text   not null,
  kind        text   not null check (kind in ('sync', 'verify', 'undo')),
  status      text   not null check (status in ('reading', 'deciding', 'ready', 'applying', 'applied', 'failed')),
  message     text   not null,
  job_id      text,                      -- what is undone
  fill_cursor text,                      -- where in the hub's issues it stands, once all that was listed is decided
  pages       bigint not null default 0, -- requests that the listing took
  summary     text   not null,           -- JSON, counted when it is ready
  created_at  bigint not null,
  ended_at    bigint                     -- when it became ready, or failed
);
create index plan_by_link on plan (link_id, id);
create index plan_live on plan (id) where status in ('reading', 'deciding', 'applying');
create unique index plan_one_at_once on plan (link_id, kind) where status in ('reading', 'deciding');
create index plan_old on plan (created_at);

-- Where a plan stands in reading each link; a restart goes on from there.
create table plan_link (
  plan_id  text    not null references plan (id) on delete cascade,
  link_id  text    not null,
  ordinal  integer not null,
  stage    text    not null check (stage in ('issues', 'comments', 'read')),
  position text    not null, -- JSON of the walk's position
  primary key (plan_id, link_id)
);

-- What the listings showed; gone when the plan is ready.
create table plan_read (
  plan_id   text    not null references plan (id) on delete cascade,
  link_id   text    not null,
  kind      text    not null check (kind in ('issue', 'comment')),
  remote_id text    not null,
  seq       bigint  not null,
  issue_key text    not null,
  content   text,             -- of an issue: by what an equal one is found
  payload   text    not null,
  taken     integer not null check (taken in (0, 1)), -- it is decided on
  primary key (plan_id, link_id, kind, remote_id)
);
create index plan_read_next on plan_read (plan_id, seq) where taken = 0 and kind = 'issue';
create index plan_read_comments on plan_read (plan_id, link_id, issue_key) where kind = 'comment';
create index plan_read_content on plan_read (plan_id, link_id, content) where content is not null;

create table plan_change (
  plan_id    text    not null references plan (id) on delete cascade,
  seq        bigint  not null,
  kind       text    not null check (kind in
    ('create', 'edit', 'delete', 'match', 'ask', 'gone', 'only_here', 'differs')),
  link_id    text,             -- where; null in the hub
  issue_id   text    not null,
  subject_id text    not null, -- the issue, or its comment
  title      text    not null,
  fields     text   not null, -- JSON: field, before, after, what is lost; long texts are cut
  prints     text   not null, -- JSON: of each field what its whole value is known by
  source     text,             -- JSON of the remote record that it comes from or concerns
  remote_id  text,             -- of that record
  why        text,
  verdict    text,             -- of a difference: why it is one
  state      text    not null check (state in ('planned', 'queued', 'applied', 'refused', 'left')),
  reason     text,             -- why it was refused, or left alone
  primary key (plan_id, seq)
);
create index plan_change_subject on plan_change (plan_id, subject_id, link_id);
create index plan_change_state on plan_change (plan_id, state, seq);
create index plan_change_matched on plan_change (plan_id, link_id, issue_id) where kind = 'match';
