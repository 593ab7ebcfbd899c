-- A plan that goes on being made when whoever asked for it has gone: what was asked, how it ended, and a sign of life. What was asked is
-- of a client, and goes with the client; it is taken out as soon as the plan itself is there.
alter table plan_progress
  add column client_id integer references client_profiles on delete cascade,
  add column wish      jsonb, -- null: it ends with its caller, or is ready
  add column state     varchar(10) not null default 'running' check (state in ('running', 'ready', 'stopped', 'failed')),
  add column plan_id   integer references plans on delete set null,
  add column problem   jsonb,
  add column beat_at   timestamptz not null default now();
create index plan_progress_client on plan_progress (client_id);
create index plan_progress_plan on plan_progress (plan_id);
