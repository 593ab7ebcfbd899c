-- Which new id each record of an import got, so that an import that comes in several parts keeps its references. Only ids, and of
-- records that name something which has not come yet, those columns; the clean-up removes them after a week.
create table import_ids (
  workspace_id integer not null references workspaces on delete cascade,
  import_id    text not null, -- chosen by who imports: one for all parts
  client_id    integer not null references client_profiles on delete cascade,
  space        text not null, -- the store, or store.column for records that are also called by a name
  old_id       text not null,
  new_id       text not null,
  late         jsonb,
  created_at   timestamptz not null default clock_timestamp(),
  primary key (workspace_id, import_id, client_id, space, old_id)
);
create index import_ids_client on import_ids (client_id);
create index import_ids_age on import_ids (created_at);
select almanac_fence('import_ids');

-- An import decides the numbers of its rows before it writes them, so that what points at them can be written too: the service
-- role may draw numbers for every table that it may fill. From here on the fence says so itself.
create or replace function almanac_fence(fenced regclass) returns void language plpgsql as $$
declare drawn text;
begin
  execute format('alter table %s enable row level security', fenced);
  execute format('create policy workspace_fence on %s using (workspace_id = (select almanac_workspace())) with check (workspace_id = (select almanac_workspace()))', fenced);
  execute format('alter table %s alter column workspace_id set default almanac_workspace()', fenced);
  if almanac_can_serve() then
    execute format('grant select, insert, update, delete on %s to almanac_service', fenced);
    for drawn in select pg_get_serial_sequence(fenced::text, attname) from pg_attribute where attrelid = fenced and attidentity <> '' and not attisdropped loop
      execute format('grant usage on sequence %s to almanac_service', drawn);
    end loop;
  else
    execute format('alter table %s force row level security', fenced);
    execute format($policy$create policy owner_everywhere on %s using ((select current_setting('almanac.everywhere', true)) = 'on') with check ((select current_setting('almanac.everywhere', true)) = 'on')$policy$, fenced);
  end if;
end $$;

do $$
declare drawn text;
begin
  if not almanac_can_serve() then return; end if;
  for drawn in select pg_get_serial_sequence(a.attrelid::regclass::text, a.attname) from pg_attribute a join pg_policy p on p.polrelid = a.attrelid and p.polname = 'workspace_fence' where a.attidentity <> '' and not a.attisdropped loop
    execute format('grant usage on sequence %s to almanac_service', drawn);
  end loop;
end $$;
