-- What a plan was made from, kept as it was then; and what a month of models may cost.

alter table plans add column briefing jsonb; -- null: made before it was kept
alter table plans add column from_plan_id integer references plans on delete set null; -- a plan answered from this one
create index plans_from_plan on plans (from_plan_id);

-- How often a client's plans asked a model on one local day. Counted before the model is asked, so that many requests at once
-- cannot all be the last one that is allowed.
create table plan_days (
  client_id    integer not null references client_profiles on delete cascade,
  day          date not null,
  workspace_id integer not null references workspaces on delete cascade,
  asked        integer not null default 0 check (asked >= 0),
  primary key (client_id, day)
);
select almanac_fence('plan_days');

alter table model_settings add column fallback_model text; -- answers in place of the other one when the month's money runs low

create table model_budgets (
  workspace_id integer primary key references workspaces on delete cascade,
  monthly_usd  numeric(12,2) check (monthly_usd >= 0), -- null: no limit
  warn_at      numeric(4,3) not null default 0.8 check (warn_at between 0 and 1),
  fallback_at  numeric(4,3) not null default 0.9 check (fallback_at between 0 and 1),
  -- Dollars for a million tokens, by model: {"model": {"input": 3, "output": 15}}. For providers that do not say what a call cost.
  prices       jsonb not null default '{}',
  updated_at   timestamptz not null default now()
);
select almanac_fence('model_budgets');

-- Who chose the model of a call: whoever asked, the setting of the operation, the default, or the month's money.
alter table llm_calls add column chosen_by varchar(10) check (chosen_by in ('request', 'setting', 'default', 'budget'));
