-- People allow the hub to write in their names on the tracker's own page (OAuth) as well. Such tokens may end and be renewed.
alter table identity add column expires_at bigint; -- of the token; null: it does not end
alter table identity add column renewing_at bigint; -- the refresh token was sent; nobody else sends it
alter table identity add column renew_after bigint; -- what renews it could not be asked; not before

-- Who is at such a page now, and what his or her browser must bring back. Good once.
create table consent (
  state_hash    text   primary key,
  person_id     text   not null references person (id) on delete cascade,
  connection_id text   not null references connection (id) on delete cascade,
  session_hash  text   not null, -- the browser that went there
  kept          text   not null, -- AES-GCM ciphertext in base64, bound to its row
  expires_at    bigint not null,
  unique (person_id, connection_id)
);
create index consent_end on consent (expires_at);
