-- Closed issues that nobody touched for some days are put away: out of the lists and the board, not out of the hub.
alter table project add column archive_after_days integer not null default 0 check (archive_after_days between 0 and 3650);
alter table issue add column archived_at bigint;
alter table issue add column woken_at bigint not null default 0; -- when somebody last took it back without changing it

-- Lists of what is there, and of what was put away, are found without reading the other. The first one is also what the hub looks for
-- closed issues by.
drop index issue_by_state;
create index issue_by_state on issue (project_id, state, modified_at, id) where deleted_at is null and archived_at is null;
create index issue_current on issue (project_id, modified_at, id) where deleted_at is null and archived_at is null;
create index issue_put_away on issue (project_id, modified_at, id) where deleted_at is null and archived_at is not null;
