-- Which column takes what comes, or what is closed, by itself; and what is known at its tracker as a pull request.
alter table board_column add column takes text check (takes in ('new', 'pull_requests', 'closed'));
create unique index board_column_takes on board_column (project_id, takes) where takes is not null;
alter table issue add column pull_request integer not null default 0 check (pull_request in (0, 1));
update issue set pull_request = 1
  where id in (select hub_id from twin where kind = 'issue' and pull_request = 1 and status = 'linked');
