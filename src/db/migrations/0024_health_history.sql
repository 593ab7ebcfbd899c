-- How the things that a process depends on did over time: for the dashboard's strips, and for whoever asks "since when?".

-- Not of a workspace: it is the installation that is well or not. A row when a state changes, and every ten minutes while it does not,
-- so that a gap means that nobody was there to look. Written and read by the owner only; kept for two weeks.
create table health_samples (
  dependency varchar(60) not null,
  sampled_at timestamptz not null,
  status     varchar(10) not null check (status in ('ok', 'down', 'off')),
  latency_ms real,
  detail     varchar(300),
  primary key (dependency, sampled_at)
);
create index health_samples_time on health_samples (sampled_at);
