-- What of a link whose outgoing side is on does not go out all the same; words with spaces between.
alter table link add column switched_off text not null default '';
-- Since when changes that the tracker cannot express are told there in a comment; null where they are not.
alter table link add column notes_since bigint;
-- Up to this entry of the timeline it was judged what of it the tracker cannot express.
alter table twin add column noted text;

-- What the tracker of a link calls a person, a label or a state.
create table mapping (
  id         text   primary key,
  link_id    text   not null references link (id) on delete cascade,
  kind       text   not null check (kind in ('user', 'label', 'state')),
  hub        text   not null,
  remote     text   not null, -- the tracker's own name or key
  created_at bigint not null,
  unique (link_id, kind, remote)
);
-- Counts the changes of what is called how on a link, and under which count a pair last agreed.
alter table link add column wording bigint not null default 0;
alter table twin add column wording bigint not null default 0;

-- Who and what of an issue stands on one side only, because it has no name on the other.
create table unmapped (
  link_id  text not null references link (id) on delete cascade,
  kind     text not null check (kind in ('user', 'label', 'state')),
  name     text not null, -- in the hub's words
  issue_id text not null,
  primary key (link_id, kind, name, issue_id)
);
create index unmapped_by_issue on unmapped (issue_id, link_id);

-- Links whose pairs are gone through, because what goes out or is called how was changed.
create table link_revision (
  link_id  text   primary key references link (id) on delete cascade,
  asked    bigint not null, -- asked again while it runs, it begins anew
  position text   not null  -- hub id of the last pair that was looked at
);
