-- Columns of a project's board, and which issue stands where. An issue without a place, or whose state has become of the other
-- kind since, stands in no column.
create table board_column (
  id         text    primary key,
  project_id text    not null references project (id) on delete cascade,
  name       text    not null check (length(name) between 1 and 100),
  kind       text    not null check (kind in ('open', 'closed')),
  wip_limit  integer check (wip_limit > 0),
  place      bigint  not null,
  unique (project_id, name)
);
create index board_column_of on board_column (project_id, place, id);

create table board_place (
  issue_id  text   primary key references issue (id) on delete cascade,
  column_id text   not null references board_column (id) on delete cascade,
  rank      bigint not null
);
create index board_place_of on board_place (column_id, rank, issue_id);
