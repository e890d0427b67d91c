-- Orders in which lists of many parents are paged.
create index issue_by_id on issue (project_id, id) where deleted_at is null;
create index issue_by_creation on issue (project_id, created_at, id) where deleted_at is null;
create index comment_all on comment (issue_id, id);
create index change_by_time on change (issue_id, at, id);
