-- How the webhook of each link stood at its tracker when it was looked for last.
create table link_hook (
  link_id   text   primary key references link (id) on delete cascade,
  state     text   not null check (state in ('in_place', 'wrong', 'off', 'absent', 'unknown')),
  message   text   not null, -- for people, with the way out
  looked_at bigint not null,
  seen_at   bigint           -- when it was in place last; null where it never was
);
