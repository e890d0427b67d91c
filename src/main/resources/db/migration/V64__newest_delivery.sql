-- When a webhook came last over a connection.
create index delivery_newest on delivery (connection_id, received_at);
