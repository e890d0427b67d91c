-- What came of each attempt of a run; the run itself shows the last one.
create table run_attempt (
  run_id      text    not null references run (id) on delete cascade,
  attempt     integer not null check (attempt > 0),
  state       text    not null check (state in ('running', 'succeeded', 'failed', 'refused', 'lost')),
  result      text,             -- HTTP status or exit code
  reason      text,
  output      text,
  text_hash   text,             -- SHA-256 of the script that ran
  duration_ms bigint,
  started_at  bigint  not null,
  finished_at bigint,
  primary key (run_id, attempt),
  check ((state = 'running') = (finished_at is null))
);
create index run_attempt_running on run_attempt (run_id) where state = 'running';
