-- One account of an owner at a service, also when it is connected twice in the same instant.
create unique index calendar_accounts_owner on calendar_accounts (workspace_id, provider, coalesce(server_url, ''), coalesce(username, '')) where provider <> 'file';
