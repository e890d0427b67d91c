-- Only SHA-256 of codes and sessions is kept: whoever reads the file cannot sign in with it.
create table sign_in_code (
  code_hash  text   primary key check (length(code_hash) = 64),
  expires_at bigint not null
);

create table browser_session (
  session_hash text   primary key check (length(session_hash) = 64),
  created_at   bigint not null,
  expires_at   bigint not null check (expires_at > created_at)
);
