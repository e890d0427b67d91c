-- How the hub files an issue: its own, no tracker is told.
alter table issue add column due_on text check (length(due_on) = 10); -- a day, such as 2026-12-31
alter table issue add column category text not null default '' check (length(category) <= 100);
create index issue_by_category on issue (project_id, category) where category <> '' and deleted_at is null;
create index issue_by_due on issue (project_id, due_on) where due_on is not null and deleted_at is null;
