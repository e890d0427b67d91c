-- What is old is found without walking what is young.
create index intent_closed on intent (sent_at) where open = 0;
create index job_ended on job (completed_at) where completed_at is not null;
create index job_of_project on job (project_id, created_at);
