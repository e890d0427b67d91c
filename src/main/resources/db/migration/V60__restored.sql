-- Links of a hub that was set back to an earlier copy of itself; written by the command that restores.

create table restored_link (
  link_id     text    primary key references link (id) on delete cascade,
  copied_at   bigint  not null, -- when the copy was made
  restored_at bigint  not null,
  held        integer not null check (held in (0, 1)) -- nothing leaves before everything there was looked at
);

-- The lower half of a record's id tells where it was made; asked for by what was made after the copy.
create index twin_by_home on twin (substr(hub_id, 20));
