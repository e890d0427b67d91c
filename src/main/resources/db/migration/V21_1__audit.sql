-- Who did what, when, from where, with what result. Rows are added and never changed; each names the hash of the one before.
create table audit (
  number        ${sequence},
  at            bigint not null,
  actor_id      text,            -- null: whoever runs the hub, or somebody who is not known yet
  actor         text   not null,
  action        text   not null,
  subject       text   not null,
  address       text   not null,
  result        text   not null check (result in ('done', 'refused')),
  previous_hash text   not null unique, -- of two who add at once, one loses
  hash          text   not null unique check (length(hash) = 64)
);
