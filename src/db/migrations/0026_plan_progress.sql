-- How far plans are that are being made, for whoever watches: stages and counts, nothing of what is planned. A row goes when the next
-- plan is begun a day later.
create table plan_progress (
  workspace_id integer not null references workspaces on delete cascade,
  name         varchar(64) not null, -- chosen by whoever asked for the plan
  stages       jsonb not null,
  created_at   timestamptz not null default now(),
  primary key (workspace_id, name)
);
select almanac_fence('plan_progress');
