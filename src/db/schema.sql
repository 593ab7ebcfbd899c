-- The schema that the migrations make, described by `npm run schema`. Generated: change a migration, not this file.
column api_keys.created_at timestamp with time zone not null default now()
column api_keys.digest text not null
column api_keys.key_id integer not null identity
column api_keys.last_used_at timestamp with time zone
column api_keys.name text not null
column api_keys.prefix text not null
column api_keys.revoked_at timestamp with time zone
column api_keys.scopes text[] not null
column api_keys.workspace_id integer not null
column backend_clients.address text not null
column backend_clients.backend text not null
column backend_clients.client_id integer not null
column backend_clients.created_at timestamp with time zone not null default clock_timestamp()
column backend_clients.leaving boolean not null default false
column backend_clients.link_id integer not null identity
column backend_clients.logical_id text not null
column backend_clients.workspace_id integer not null default almanac_workspace()
column backend_copies.backend text not null
column backend_copies.client_id integer not null
column backend_copies.content_hash text
column backend_copies.former_ids text[] not null default '{}'::text[]
column backend_copies.ids text[] not null default '{}'::text[]
column backend_copies.kind text not null
column backend_copies.link_id integer not null
column backend_copies.ref_id integer not null
column backend_copies.stored_at timestamp with time zone not null
column backend_copies.workspace_id integer not null default almanac_workspace()
column backend_outbox.backend text not null
column backend_outbox.client_id integer not null
column backend_outbox.created_at timestamp with time zone not null default clock_timestamp()
column backend_outbox.kind text not null
column backend_outbox.leased_until timestamp with time zone
column backend_outbox.outbox_id bigint not null identity
column backend_outbox.ref_id integer not null
column backend_outbox.refused text
column backend_outbox.tries integer not null default 0
column backend_outbox.version integer not null default 1
column backend_outbox.workspace_id integer not null default almanac_workspace()
column calendar_accounts.account_id integer not null identity
column calendar_accounts.addresses jsonb not null default '[]'::jsonb
column calendar_accounts.created_at timestamp with time zone not null default clock_timestamp()
column calendar_accounts.failures integer not null default 0
column calendar_accounts.from_settings boolean not null default false
column calendar_accounts.name text not null
column calendar_accounts.next_try_at timestamp with time zone
column calendar_accounts.noticed_at timestamp with time zone
column calendar_accounts.provider character varying(20) not null
column calendar_accounts.scopes jsonb not null default '[]'::jsonb
column calendar_accounts.secret text
column calendar_accounts.server_url text
column calendar_accounts.state character varying(20) not null default 'connected'::character varying
column calendar_accounts.state_detail text
column calendar_accounts.state_since timestamp with time zone not null default clock_timestamp()
column calendar_accounts.updated_at timestamp with time zone not null default clock_timestamp()
column calendar_accounts.username text
column calendar_accounts.workspace_id integer not null default almanac_workspace()
column calendar_channels.calendar_id integer not null
column calendar_channels.channel_id text not null
column calendar_channels.expires_at timestamp with time zone not null
column calendar_channels.resource_id text not null
column calendar_channels.token_digest text not null
column calendar_channels.workspace_id integer not null default almanac_workspace()
column calendar_events.calendar_id integer not null
column calendar_events.created_at timestamp with time zone not null default now()
column calendar_events.ends_at timestamp with time zone not null
column calendar_events.event_id integer not null identity
column calendar_events.kind character varying(10) not null
column calendar_events.pinned boolean not null default false
column calendar_events.reasons jsonb not null default '[]'::jsonb
column calendar_events.run_id integer
column calendar_events.sequence integer not null default 0
column calendar_events.series_id text
column calendar_events.source character varying(20) not null default 'almanac'::character varying
column calendar_events.starts_at timestamp with time zone not null
column calendar_events.task_id integer
column calendar_events.title text not null
column calendar_events.titled_by_hand boolean not null default false
column calendar_events.uid text not null
column calendar_events.updated_at timestamp with time zone not null default now()
column calendar_events.workspace_id integer not null default almanac_workspace()
column calendar_history.calendar_id integer
column calendar_history.entry_id integer not null identity
column calendar_history.event_uid text not null
column calendar_history.kind character varying(20) not null
column calendar_history.noticed_at timestamp with time zone not null default clock_timestamp()
column calendar_history.ours jsonb
column calendar_history.task_id integer
column calendar_history.theirs jsonb
column calendar_history.workspace_id integer not null default almanac_workspace()
column calendar_links.calendar_id integer not null
column calendar_links.ends_at timestamp with time zone not null
column calendar_links.etag text
column calendar_links.event_uid text not null
column calendar_links.hand_title boolean not null default false
column calendar_links.ics text
column calendar_links.link_id integer not null identity
column calendar_links.pending boolean not null default false
column calendar_links.remote_id text not null
column calendar_links.starts_at timestamp with time zone not null
column calendar_links.task_id integer
column calendar_links.title text not null
column calendar_links.updated_at timestamp with time zone not null default clock_timestamp()
column calendar_links.workspace_id integer not null default almanac_workspace()
column calendar_objects.calendar_id integer not null
column calendar_objects.etag text
column calendar_objects.ics text not null
column calendar_objects.recurs boolean not null default false
column calendar_objects.remote_id text not null
column calendar_objects.round integer not null
column calendar_objects.series_id text not null
column calendar_objects.workspace_id integer not null default almanac_workspace()
column calendar_questions.answer character varying(20)
column calendar_questions.answered_at timestamp with time zone
column calendar_questions.asked_at timestamp with time zone not null default clock_timestamp()
column calendar_questions.ends_at timestamp with time zone not null
column calendar_questions.question_id integer not null identity
column calendar_questions.starts_at timestamp with time zone not null
column calendar_questions.task_id integer not null
column calendar_questions.title text not null
column calendar_questions.workspace_id integer not null default almanac_workspace()
column calendar_writes.asked_at timestamp with time zone not null default clock_timestamp()
column calendar_writes.attempts integer not null default 0
column calendar_writes.error text
column calendar_writes.event_uid text not null
column calendar_writes.not_before timestamp with time zone
column calendar_writes.workspace_id integer not null default almanac_workspace()
column calendars.account_id integer
column calendars.calendar_id integer not null identity
column calendars.counts_as_busy boolean not null default true
column calendars.created_at timestamp with time zone not null default now()
column calendars.feed_secret text
column calendars.gone boolean not null default false
column calendars.is_primary boolean not null default false
column calendars.name text not null
column calendars.provider character varying(20) not null default 'builtin'::character varying
column calendars.read_only boolean not null default false
column calendars.reading character varying(10) not null default 'events'::character varying
column calendars.receives_blocks boolean not null default false
column calendars.remote_id text
column calendars.sync_cursor text
column calendars.sync_done integer not null default 0
column calendars.sync_error text
column calendars.sync_round integer not null default 0
column calendars.sync_total integer
column calendars.synced_at timestamp with time zone
column calendars.syncing_since timestamp with time zone
column calendars.time_zone text
column calendars.window_from timestamp with time zone
column calendars.window_to timestamp with time zone
column calendars.workspace_id integer not null default almanac_workspace()
column client_profiles.client_id integer not null identity
column client_profiles.created_at timestamp with time zone not null default now()
column client_profiles.email text
column client_profiles.full_name text
column client_profiles.indexed_docs integer not null default 0
column client_profiles.indexed_length double precision not null default 0
column client_profiles.is_own boolean not null default false
column client_profiles.memory_version bigint not null default 0
column client_profiles.metadata jsonb not null default '{}'::jsonb
column client_profiles.tags jsonb not null default '[]'::jsonb
column client_profiles.trail bigint[] not null default '{}'::bigint[]
column client_profiles.trail_from bigint not null default 0
column client_profiles.trail_to bigint not null default 0
column client_profiles.updated_at timestamp with time zone not null default now()
column client_profiles.user_id text not null
column client_profiles.workspace_id integer not null default almanac_workspace()
column deliverables.created_at timestamp with time zone not null default now()
column deliverables.due_date timestamp with time zone
column deliverables.id integer not null identity
column deliverables.metadata jsonb not null default '{}'::jsonb
column deliverables.name text not null
column deliverables.project_id integer
column deliverables.status character varying(30) not null default 'planned'::character varying
column deliverables.task_id integer
column deliverables.updated_at timestamp with time zone not null default now()
column deliverables.url text
column deliverables.workspace_id integer not null default almanac_workspace()
column embedder_presence.model text not null
column embedder_presence.seen_at timestamp with time zone not null default clock_timestamp()
column embedder_presence.workspace_id integer not null default almanac_workspace()
column embedding_models.created_at timestamp with time zone not null default clock_timestamp()
column embedding_models.dimensions integer not null
column embedding_models.grade real
column embedding_models.model text not null
column embedding_models.model_id integer not null identity
column embedding_models.workspace_id integer not null default almanac_workspace()
column embedding_usage.model text not null
column embedding_usage.month date not null
column embedding_usage.texts bigint not null default 0
column embedding_usage.tokens bigint not null default 0
column embedding_usage.workspace_id integer not null default almanac_workspace()
column engagements.client_id integer
column engagements.created_at timestamp with time zone not null default now()
column engagements.customer_name text
column engagements.end_date date
column engagements.id integer not null identity
column engagements.metadata jsonb not null default '{}'::jsonb
column engagements.name text not null
column engagements.offer_id integer
column engagements.rate numeric(14,2)
column engagements.start_date date
column engagements.status character varying(30) not null default 'active'::character varying
column engagements.updated_at timestamp with time zone not null default now()
column engagements.workspace_id integer not null default almanac_workspace()
column episodes.client_id integer not null
column episodes.conversation_hash character varying(64) not null
column episodes.created_at timestamp with time zone not null default now()
column episodes.duration_seconds integer
column episodes.earlier_hashes text[] not null default '{}'::text[]
column episodes.id integer not null identity
column episodes.message_count integer
column episodes.messages jsonb not null default '[]'::jsonb
column episodes.occurred_at timestamp with time zone not null default now()
column episodes.rating integer not null default 0
column episodes.session_id text
column episodes.summary text not null
column episodes.tags jsonb not null default '[]'::jsonb
column episodes.updated_at timestamp with time zone not null default now()
column episodes.workspace_id integer not null default almanac_workspace()
column event_history.content text
column event_history.event_id integer not null
column event_history.history_id integer not null identity
column event_history.metadata jsonb not null default '{}'::jsonb
column event_history.replaced_at timestamp with time zone not null default clock_timestamp()
column event_history.workspace_id integer not null default almanac_workspace()
column event_receipts.client_id integer not null
column event_receipts.confidence numeric(4,3) not null
column event_receipts.created_at timestamp with time zone not null default clock_timestamp()
column event_receipts.event_id integer not null
column event_receipts.new_value text not null
column event_receipts.old_value text not null
column event_receipts.question text not null
column event_receipts.receipt_id integer not null identity
column event_receipts.replaced_by integer not null
column event_receipts.restored_at timestamp with time zone
column event_receipts.rule text not null
column event_receipts.workspace_id integer not null default almanac_workspace()
column events.archived_at timestamp with time zone
column events.client_id integer
column events.content text
column events.content_hash text
column events.created_at timestamp with time zone not null default now()
column events.event_source character varying(50) not null default 'user'::character varying
column events.event_type character varying(100) not null default 'memory'::character varying
column events.expires_at timestamp with time zone
column events.external_id text
column events.id integer not null identity
column events.last_recalled_at timestamp with time zone
column events.masked text[] not null default '{}'::text[]
column events.memory_scope character varying(20) not null default 'user'::character varying
column events.metadata jsonb not null default '{}'::jsonb
column events.occurred_at timestamp with time zone not null default now()
column events.payload jsonb not null default '{}'::jsonb
column events.promoted_to_fact_id integer
column events.recalled_count integer not null default 0
column events.role character varying(20)
column events.salience_score numeric(4,3) not null default 0.5
column events.session_id text
column events.speaker text
column events.superseded_at timestamp with time zone
column events.superseded_by integer
column events.trust character varying(20) not null default 'owner'::character varying
column events.updated_at timestamp with time zone not null default now()
column events.workspace_id integer not null default almanac_workspace()
column events.zep_session_id character varying(100)
column execution_runs.actual_hours numeric(9,2)
column execution_runs.client_id integer
column execution_runs.created_at timestamp with time zone not null default now()
column execution_runs.ended_at timestamp with time zone
column execution_runs.engagement_id character varying(255)
column execution_runs.estimated_hours numeric(9,2)
column execution_runs.executed_by_person_id character varying(255)
column execution_runs.id integer not null identity
column execution_runs.metadata jsonb not null default '{}'::jsonb
column execution_runs.outcome_notes text
column execution_runs.paused_at timestamp with time zone
column execution_runs.paused_seconds double precision not null default 0
column execution_runs.process_template_id character varying(255)
column execution_runs.project_id character varying(255)
column execution_runs.run_id character varying(100) not null
column execution_runs.run_type character varying(20) not null default 'Process'::character varying
column execution_runs.started_at timestamp with time zone not null default now()
column execution_runs.status character varying(20) not null default 'running'::character varying
column execution_runs.step_id text
column execution_runs.task_id character varying(255)
column execution_runs.updated_at timestamp with time zone not null default now()
column execution_runs.variance_pct numeric(12,2) generated (((actual_hours - estimated_hours) / NULLIF(estimated_hours, (0)::numeric)) * (100)::numeric)
column execution_runs.workflow_id character varying(255)
column execution_runs.workspace_id integer not null default almanac_workspace()
column fact_extractions.asked_at timestamp with time zone not null default clock_timestamp()
column fact_extractions.client_id integer not null
column fact_extractions.detail text
column fact_extractions.drawn_by character varying(10)
column fact_extractions.event_id integer not null
column fact_extractions.extraction_id integer not null identity
column fact_extractions.fact_ids integer[] not null default '{}'::integer[]
column fact_extractions.finished_at timestamp with time zone
column fact_extractions.state character varying(20) not null
column fact_extractions.tried_at timestamp with time zone
column fact_extractions.tries integer not null default 0
column fact_extractions.workspace_id integer not null default almanac_workspace()
column fact_receipts.action character varying(20) not null
column fact_receipts.actor text not null
column fact_receipts.client_id integer
column fact_receipts.closed integer[] not null default '{}'::integer[]
column fact_receipts.confidence numeric(4,3)
column fact_receipts.created_at timestamp with time zone not null default clock_timestamp()
column fact_receipts.fact_id integer not null
column fact_receipts.receipt_id integer not null identity
column fact_receipts.rule text not null
column fact_receipts.workspace_id integer not null default almanac_workspace()
column fact_receipts.written integer[] not null default '{}'::integer[]
column facts.client_id integer
column facts.confidence numeric(4,3)
column facts.content text not null
column facts.disputed boolean not null default false
column facts.fact_key character varying(255) not null default ''::character varying
column facts.fact_type character varying(100) not null
column facts.id integer not null identity
column facts.metadata jsonb not null default '{}'::jsonb
column facts.multi boolean not null default false
column facts.recorded_at timestamp with time zone not null default clock_timestamp()
column facts.retired_how character varying(20)
column facts.source character varying(20) not null default 'postgres'::character varying
column facts.source_event_ids integer[] not null default '{}'::integer[]
column facts.subject_id character varying(255) not null
column facts.subject_type character varying(50) not null
column facts.superseded_at timestamp with time zone
column facts.valid_from timestamp with time zone
column facts.valid_to timestamp with time zone
column facts.workspace_id integer not null default almanac_workspace()
column facts.zep_fact_id text
column facts.zep_synced_at timestamp with time zone
column finance_snapshot.as_of date not null
column finance_snapshot.cash numeric(16,2)
column finance_snapshot.client_id integer
column finance_snapshot.created_at timestamp with time zone not null default clock_timestamp()
column finance_snapshot.id integer not null identity
column finance_snapshot.metadata jsonb not null default '{}'::jsonb
column finance_snapshot.monthly_burn numeric(16,2)
column finance_snapshot.runway_weeks numeric(9,2)
column finance_snapshot.workspace_id integer not null default almanac_workspace()
column graph_edges.created_at timestamp with time zone not null default now()
column graph_edges.edge_type character varying(50) not null
column graph_edges.from_node_id character varying(255) not null
column graph_edges.id integer not null identity
column graph_edges.properties jsonb not null default '{}'::jsonb
column graph_edges.to_node_id character varying(255) not null
column graph_edges.workspace_id integer not null default almanac_workspace()
column graph_nodes.client_id integer
column graph_nodes.created_at timestamp with time zone not null default now()
column graph_nodes.id integer not null identity
column graph_nodes.node_id character varying(255) not null
column graph_nodes.node_type character varying(50) not null
column graph_nodes.properties jsonb not null default '{}'::jsonb
column graph_nodes.updated_at timestamp with time zone not null default now()
column graph_nodes.workspace_id integer not null default almanac_workspace()
column health_samples.dependency character varying(60) not null
column health_samples.detail character varying(300)
column health_samples.latency_ms real
column health_samples.sampled_at timestamp with time zone not null
column health_samples.status character varying(10) not null
column idempotency_keys.answer text
column idempotency_keys.created_at timestamp with time zone not null default clock_timestamp()
column idempotency_keys.key text not null
column idempotency_keys.operation text not null
column idempotency_keys.request_hash text not null
column idempotency_keys.status integer
column idempotency_keys.workspace_id integer not null default almanac_workspace()
column import_ids.client_id integer not null
column import_ids.created_at timestamp with time zone not null default clock_timestamp()
column import_ids.import_id text not null
column import_ids.late jsonb
column import_ids.new_id text not null
column import_ids.old_id text not null
column import_ids.space text not null
column import_ids.workspace_id integer not null default almanac_workspace()
column instance_secrets.created_at timestamp with time zone not null default now()
column instance_secrets.name text not null
column instance_secrets.value text not null
column llm_calls.attempts integer not null default 1
column llm_calls.chosen_by character varying(10)
column llm_calls.client_id integer
column llm_calls.completion_tokens integer
column llm_calls.cost_usd numeric(12,6)
column llm_calls.created_at timestamp with time zone not null default clock_timestamp()
column llm_calls.error text
column llm_calls.id integer not null identity
column llm_calls.latency_ms integer
column llm_calls.model text not null
column llm_calls.operation character varying(60) not null
column llm_calls.prompt_tokens integer
column llm_calls.status character varying(20) not null
column llm_calls.template_name character varying(100)
column llm_calls.template_version character varying(20)
column llm_calls.workspace_id integer not null default almanac_workspace()
column memory_backends.calls integer not null default 0
column memory_backends.is_on boolean not null default false
column memory_backends.month date
column memory_backends.name text not null
column memory_index.chunk integer not null default 0
column memory_index.client_id integer not null
column memory_index.doc_id bigint not null identity
column memory_index.expires_at timestamp with time zone
column memory_index.kind character varying(12) not null
column memory_index.length real not null
column memory_index.memory_scope character varying(20)
column memory_index.occurred_at timestamp with time zone not null
column memory_index.ref_id integer not null
column memory_index.retired boolean not null default false
column memory_index.session_id text
column memory_index.terms text[] not null
column memory_index.text_hash uuid
column memory_index.workspace_id integer not null default almanac_workspace()
column memory_postings.client_id integer not null
column memory_postings.doc_id bigint not null
column memory_postings.retired boolean not null default false
column memory_postings.term text not null
column memory_postings.weight real not null
column memory_postings.workspace_id integer not null default almanac_workspace()
column memory_remedies.client_id integer not null
column memory_remedies.created_at timestamp with time zone not null
column memory_remedies.event_ids integer[] not null default '{}'::integer[]
column memory_remedies.remedy character varying(40) not null
column memory_remedies.remedy_id integer not null identity
column memory_remedies.undo jsonb
column memory_remedies.undo_until timestamp with time zone not null
column memory_remedies.undone_at timestamp with time zone
column memory_remedies.workspace_id integer not null default almanac_workspace()
column memory_sightings.client_id integer not null
column memory_sightings.content text not null
column memory_sightings.created_at timestamp with time zone not null default clock_timestamp()
column memory_sightings.episode_id integer
column memory_sightings.event_id integer not null
column memory_sightings.kind character varying(20) not null
column memory_sightings.merged_from integer
column memory_sightings.occurred_at timestamp with time zone not null
column memory_sightings.session_id text
column memory_sightings.sighting_id integer not null identity
column memory_sightings.workspace_id integer not null default almanac_workspace()
column memory_signatures.bits bit varying not null
column memory_signatures.client_id integer not null
column memory_signatures.model_id integer not null
column memory_signatures.piece smallint not null
column memory_signatures.text_hash uuid not null
column memory_signatures.workspace_id integer not null default almanac_workspace()
column memory_vectors.client_id integer not null
column memory_vectors.model_id integer not null
column memory_vectors.piece smallint not null
column memory_vectors.text_hash uuid not null
column memory_vectors.vector bytea not null
column memory_vectors.workspace_id integer not null default almanac_workspace()
column model_budgets.fallback_at numeric(4,3) not null default 0.9
column model_budgets.monthly_usd numeric(12,2)
column model_budgets.prices jsonb not null default '{}'::jsonb
column model_budgets.updated_at timestamp with time zone not null default now()
column model_budgets.warn_at numeric(4,3) not null default 0.8
column model_budgets.workspace_id integer not null default almanac_workspace()
column model_settings.fallback_model text
column model_settings.max_tokens integer
column model_settings.model text
column model_settings.operation character varying(60) not null
column model_settings.temperature numeric(3,2)
column model_settings.updated_at timestamp with time zone not null default now()
column model_settings.workspace_id integer not null default almanac_workspace()
column oauth_states.access character varying(10) not null
column oauth_states.account_id integer
column oauth_states.digest text not null
column oauth_states.expires_at timestamp with time zone not null
column oauth_states.used_at timestamp with time zone
column oauth_states.verifier text not null
column oauth_states.workspace_id integer not null
column offers.billing_type text
column offers.created_at timestamp with time zone not null default now()
column offers.description text
column offers.id integer not null identity
column offers.metadata jsonb not null default '{}'::jsonb
column offers.name text not null
column offers.price numeric(14,2)
column offers.service_blueprint_id integer
column offers.status character varying(30) not null default 'active'::character varying
column offers.updated_at timestamp with time zone not null default now()
column offers.venture_id integer
column offers.workspace_id integer not null default almanac_workspace()
column outside_changes.change_id bigint not null identity
column outside_changes.client_id integer not null
column outside_changes.kind text not null
column outside_changes.noticed_at timestamp with time zone not null default clock_timestamp()
column outside_changes.ref_id integer not null
column outside_changes.workspace_id integer not null default almanac_workspace()
column persons.client_id integer
column persons.created_at timestamp with time zone not null default now()
column persons.email text
column persons.id integer not null identity
column persons.metadata jsonb not null default '{}'::jsonb
column persons.name text not null
column persons.role text
column persons.updated_at timestamp with time zone not null default now()
column persons.workspace_id integer not null default almanac_workspace()
column plan_days.asked integer not null default 0
column plan_days.client_id integer not null
column plan_days.day date not null
column plan_days.workspace_id integer not null default almanac_workspace()
column plan_progress.beat_at timestamp with time zone not null default now()
column plan_progress.client_id integer
column plan_progress.created_at timestamp with time zone not null default now()
column plan_progress.name character varying(64) not null
column plan_progress.plan_id integer
column plan_progress.problem jsonb
column plan_progress.stages jsonb not null
column plan_progress.state character varying(10) not null default 'running'::character varying
column plan_progress.wish jsonb
column plan_progress.workspace_id integer not null default almanac_workspace()
column plan_versions.changed_by text not null
column plan_versions.created_at timestamp with time zone not null default clock_timestamp()
column plan_versions.deadline timestamp with time zone
column plan_versions.plan_id integer not null
column plan_versions.plan_title character varying(500) not null
column plan_versions.sop jsonb not null
column plan_versions.version_no integer not null
column plan_versions.workspace_id integer not null default almanac_workspace()
column plans.approved_at timestamp with time zone
column plans.approved_by text
column plans.briefing jsonb
column plans.client_id integer
column plans.context jsonb not null default '{}'::jsonb
column plans.created_at timestamp with time zone not null default now()
column plans.deadline timestamp with time zone
column plans.engagement_id integer
column plans.from_plan_id integer
column plans.id integer not null identity
column plans.intent text not null
column plans.intent_hash text not null
column plans.metadata jsonb not null default '{}'::jsonb
column plans.options jsonb
column plans.plan_title character varying(500) not null
column plans.project_id integer
column plans.sop jsonb not null
column plans.source character varying(20) not null
column plans.status character varying(20) not null default 'draft'::character varying
column plans.updated_at timestamp with time zone not null default now()
column plans.version integer not null default 1
column plans.warnings jsonb not null default '[]'::jsonb
column plans.workspace_id integer not null default almanac_workspace()
column plans.zep_session_id character varying(100)
column process_templates.checklist jsonb not null default '[]'::jsonb
column process_templates.client_id integer
column process_templates.created_at timestamp with time zone not null default now()
column process_templates.engagement_id integer
column process_templates.estimated_hours numeric(9,2)
column process_templates.id integer not null identity
column process_templates.metadata jsonb not null default '{}'::jsonb
column process_templates.name text not null
column process_templates.plan_id integer
column process_templates.status character varying(30) not null default 'draft'::character varying
column process_templates.updated_at timestamp with time zone not null default now()
column process_templates.version integer not null default 1
column process_templates.workflow_id integer
column process_templates.workspace_id integer not null default almanac_workspace()
column projects.client_id integer
column projects.created_at timestamp with time zone not null default now()
column projects.description text
column projects.engagement_id integer
column projects.id integer not null identity
column projects.metadata jsonb not null default '{}'::jsonb
column projects.name text not null
column projects.status character varying(30) not null default 'active'::character varying
column projects.updated_at timestamp with time zone not null default now()
column projects.workspace_id integer not null default almanac_workspace()
column prompt_templates.ab_weight numeric(4,3)
column prompt_templates.content text not null
column prompt_templates.created_at timestamp with time zone not null default now()
column prompt_templates.created_by text not null default 'almanac'::text
column prompt_templates.id integer not null identity
column prompt_templates.is_active boolean not null default false
column prompt_templates.metadata jsonb not null default '{}'::jsonb
column prompt_templates.template_name character varying(100) not null
column prompt_templates.template_type character varying(50) not null default 'system'::character varying
column prompt_templates.updated_at timestamp with time zone not null default now()
column prompt_templates.version character varying(20) not null default 'v1'::character varying
column prompt_templates.workspace_id integer not null default almanac_workspace()
column recommendations.action jsonb not null
column recommendations.client_id integer
column recommendations.created_at timestamp with time zone not null default clock_timestamp()
column recommendations.decided_at timestamp with time zone
column recommendations.id integer not null identity
column recommendations.kind character varying(40) not null
column recommendations.reflection_id integer
column recommendations.status character varying(20) not null default 'open'::character varying
column recommendations.text text not null
column recommendations.workspace_id integer not null default almanac_workspace()
column recurrences.active boolean not null default true
column recurrences.billable boolean not null default false
column recurrences.client_id integer
column recurrences.created_at timestamp with time zone not null default clock_timestamp()
column recurrences.description text not null default ''::text
column recurrences.duration_minutes integer not null
column recurrences.flexibility_days integer not null default 0
column recurrences.id integer not null identity
column recurrences.left_out jsonb not null default '[]'::jsonb
column recurrences.metadata jsonb not null default '{}'::jsonb
column recurrences.missed character varying(10) not null default 'skip'::character varying
column recurrences.priority character varying(20) not null default 'normal'::character varying
column recurrences.project_id integer
column recurrences.rule text
column recurrences.starts_on date not null
column recurrences.tags jsonb not null default '[]'::jsonb
column recurrences.time_map text
column recurrences.times_per_week integer
column recurrences.title character varying(500) not null
column recurrences.until date
column recurrences.updated_at timestamp with time zone not null default clock_timestamp()
column recurrences.window_from character varying(5)
column recurrences.window_to character varying(5)
column recurrences.workspace_id integer not null default almanac_workspace()
column reflections.client_id integer not null
column reflections.content text not null
column reflections.created_at timestamp with time zone not null default clock_timestamp()
column reflections.event_id integer
column reflections.id integer not null identity
column reflections.insights jsonb not null default '[]'::jsonb
column reflections.mode character varying(10) not null
column reflections.model text
column reflections.period_end timestamp with time zone not null
column reflections.period_start timestamp with time zone not null
column reflections.prompt_version text
column reflections.reflection_date date not null
column reflections.stats jsonb not null default '{}'::jsonb
column reflections.summary text not null
column reflections.workspace_id integer not null default almanac_workspace()
column results.actual_value numeric
column results.created_at timestamp with time zone not null default now()
column results.deliverable_id integer not null
column results.id integer not null identity
column results.measured_at timestamp with time zone
column results.metadata jsonb not null default '{}'::jsonb
column results.metric text not null
column results.target_value numeric
column results.updated_at timestamp with time zone not null default now()
column results.workspace_id integer not null default almanac_workspace()
column saved_views.created_at timestamp with time zone not null default clock_timestamp()
column saved_views.name character varying(100) not null
column saved_views.page character varying(60) not null
column saved_views.search jsonb not null default '{}'::jsonb
column saved_views.updated_at timestamp with time zone not null default clock_timestamp()
column saved_views.view_id integer not null identity
column saved_views.workspace_id integer not null default almanac_workspace()
column schedule_changes.change_id bigint not null identity
column schedule_changes.kind character varying(20) not null
column schedule_changes.noticed_at timestamp with time zone not null default clock_timestamp()
column schedule_changes.task_id integer
column schedule_changes.workspace_id integer not null default almanac_workspace()
column schedule_watch.looked_until timestamp with time zone not null
column schedule_watch.workspace_id integer not null default almanac_workspace()
column scheduler_preferences.settings jsonb not null default '{}'::jsonb
column scheduler_preferences.updated_at timestamp with time zone not null default now()
column scheduler_preferences.workspace_id integer not null default almanac_workspace()
column scheduler_runs.applied_at timestamp with time zone
column scheduler_runs.before jsonb not null default '{}'::jsonb
column scheduler_runs.client_id integer
column scheduler_runs.created_at timestamp with time zone not null default now()
column scheduler_runs.fingerprint text
column scheduler_runs.id integer not null identity
column scheduler_runs.kind character varying(20) not null default 'schedule'::character varying
column scheduler_runs.metadata jsonb not null default '{}'::jsonb
column scheduler_runs.moved jsonb not null default '[]'::jsonb
column scheduler_runs.objective jsonb
column scheduler_runs.plan_id integer
column scheduler_runs.schedule_blocks jsonb not null
column scheduler_runs.status character varying(20) not null default 'scheduled'::character varying
column scheduler_runs.task_ids integer[] not null default '{}'::integer[]
column scheduler_runs.undone_at timestamp with time zone
column scheduler_runs.unplaced jsonb not null default '[]'::jsonb
column scheduler_runs.warnings jsonb not null default '[]'::jsonb
column scheduler_runs.workspace_id integer not null default almanac_workspace()
column scheduling_constraints.client_id integer
column scheduling_constraints.constraint_id integer not null identity
column scheduling_constraints.created_at timestamp with time zone not null default clock_timestamp()
column scheduling_constraints.decided_at timestamp with time zone
column scheduling_constraints.drawn_by character varying(10) not null default 'rules'::character varying
column scheduling_constraints.ends_at timestamp with time zone
column scheduling_constraints.event_id integer
column scheduling_constraints.fact_id integer
column scheduling_constraints.kind character varying(20) not null
column scheduling_constraints.payload jsonb not null default '{}'::jsonb
column scheduling_constraints.source character varying(20) not null default 'user'::character varying
column scheduling_constraints.starts_at timestamp with time zone
column scheduling_constraints.status character varying(20) not null default 'proposed'::character varying
column scheduling_constraints.text text not null
column scheduling_constraints.workspace_id integer not null default almanac_workspace()
column schema_migrations.applied_at timestamp with time zone not null default clock_timestamp()
column schema_migrations.checksum text not null
column schema_migrations.name text not null
column service_blueprints.client_id integer
column service_blueprints.created_at timestamp with time zone not null default now()
column service_blueprints.description text
column service_blueprints.id integer not null identity
column service_blueprints.metadata jsonb not null default '{}'::jsonb
column service_blueprints.name text not null
column service_blueprints.offer_id integer
column service_blueprints.slug character varying(255)
column service_blueprints.status character varying(30) not null default 'active'::character varying
column service_blueprints.structure jsonb not null default '{}'::jsonb
column service_blueprints.updated_at timestamp with time zone not null default now()
column service_blueprints.version integer not null default 1
column service_blueprints.workspace_id integer not null default almanac_workspace()
column sprints.capacity_hrs numeric(6,2) not null
column sprints.capacity_set boolean not null default false
column sprints.client_id integer
column sprints.created_at timestamp with time zone not null default now()
column sprints.id integer not null identity
column sprints.name character varying(20) not null
column sprints.notes text
column sprints.status character varying(20) not null default 'open'::character varying
column sprints.target_billable_pct numeric(5,2) not null default 60
column sprints.updated_at timestamp with time zone not null default now()
column sprints.week_end date not null
column sprints.week_start date not null
column sprints.workspace_id integer not null default almanac_workspace()
column task_notes.created_at timestamp with time zone not null default clock_timestamp()
column task_notes.created_by text not null
column task_notes.event_id integer
column task_notes.id integer not null identity
column task_notes.task_id integer not null
column task_notes.text text
column task_notes.workspace_id integer not null default almanac_workspace()
column tasks.assigned_person_id integer
column tasks.billable boolean not null default false
column tasks.calendar_event_id integer
column tasks.client_id integer
column tasks.completed_at timestamp with time zone
column tasks.created_at timestamp with time zone not null default now()
column tasks.day_window jsonb
column tasks.defer_until timestamp with time zone
column tasks.depends_on integer[] not null default '{}'::integer[]
column tasks.description text not null default ''::text
column tasks.due_date timestamp with time zone
column tasks.engagement_id integer
column tasks.estimated_hours numeric(9,3)
column tasks.hard_due boolean not null default false
column tasks.hours_high numeric(9,3)
column tasks.hours_low numeric(9,3)
column tasks.id integer not null identity
column tasks.learned_ratio numeric(9,4)
column tasks.max_chunk_minutes integer
column tasks.metadata jsonb not null default '{}'::jsonb
column tasks.min_chunk_minutes integer
column tasks.occurrence_date date
column tasks.occurrence_no integer
column tasks.occurrence_touched boolean not null default false
column tasks.parent_task_id integer
column tasks.pinned boolean not null default false
column tasks.plan_id integer
column tasks.priority character varying(20) not null default 'normal'::character varying
column tasks.process_template_id integer
column tasks.project_id integer
column tasks.recurrence_id integer
column tasks.scheduled_end timestamp with time zone
column tasks.scheduled_start_date timestamp with time zone
column tasks.status character varying(20) not null default 'todo'::character varying
column tasks.step_id text
column tasks.step_index integer
column tasks.tags jsonb not null default '[]'::jsonb
column tasks.time_map text
column tasks.title character varying(500) not null
column tasks.updated_at timestamp with time zone not null default now()
column tasks.waiting_for text
column tasks.weight numeric(9,3)
column tasks.workflow_id integer
column tasks.workspace_id integer not null default almanac_workspace()
column ventures.client_id integer
column ventures.created_at timestamp with time zone not null default now()
column ventures.description text
column ventures.id integer not null identity
column ventures.kind text
column ventures.metadata jsonb not null default '{}'::jsonb
column ventures.name text not null
column ventures.status character varying(30) not null default 'active'::character varying
column ventures.updated_at timestamp with time zone not null default now()
column ventures.workspace_id integer not null default almanac_workspace()
column workflow_versions.changed_by text not null
column workflow_versions.created_at timestamp with time zone not null default clock_timestamp()
column workflow_versions.description text
column workflow_versions.estimated_hours numeric(9,2)
column workflow_versions.name text not null
column workflow_versions.reason text
column workflow_versions.steps jsonb not null
column workflow_versions.version_no integer not null
column workflow_versions.workflow_id integer not null
column workflow_versions.workspace_id integer not null default almanac_workspace()
column workflows.capability character varying(100)
column workflows.client_id integer
column workflows.created_at timestamp with time zone not null default now()
column workflows.description text
column workflows.estimated_hours numeric(9,2)
column workflows.id integer not null identity
column workflows.metadata jsonb not null default '{}'::jsonb
column workflows.name text not null
column workflows.origin character varying(20) not null default 'own'::character varying
column workflows.service_blueprint_id integer
column workflows.slug character varying(255) not null
column workflows.status character varying(30) not null default 'active'::character varying
column workflows.steps jsonb not null default '[]'::jsonb
column workflows.updated_at timestamp with time zone not null default now()
column workflows.variables jsonb not null default '[]'::jsonb
column workflows.version integer not null default 1
column workflows.workspace_id integer not null default almanac_workspace()
column working_state.client_id integer not null
column working_state.created_at timestamp with time zone not null default now()
column working_state.expires_at timestamp with time zone not null default (now() + '24:00:00'::interval)
column working_state.id integer not null identity
column working_state.session_id character varying(255) not null
column working_state.state_key character varying(100) not null default ''::character varying
column working_state.state_value jsonb
column working_state.updated_at timestamp with time zone not null default now()
column working_state.workspace_id integer not null default almanac_workspace()
column workspaces.created_at timestamp with time zone not null default now()
column workspaces.name text not null
column workspaces.sample_of integer
column workspaces.slug text not null
column workspaces.welcomed_at timestamp with time zone
column workspaces.workspace_id integer not null identity
constraint api_keys.api_keys_digest_key UNIQUE (digest)
constraint api_keys.api_keys_pkey PRIMARY KEY (key_id)
constraint api_keys.api_keys_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(workspace_id) ON DELETE CASCADE
constraint backend_clients.backend_clients_backend_address_key UNIQUE (backend, address)
constraint backend_clients.backend_clients_pkey PRIMARY KEY (link_id)
constraint backend_clients.backend_clients_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(workspace_id) ON DELETE CASCADE
constraint backend_copies.backend_copies_kind_check CHECK ((kind = ANY (ARRAY['event'::text, 'fact'::text])))
constraint backend_copies.backend_copies_link_id_fkey FOREIGN KEY (link_id) REFERENCES backend_clients(link_id) ON DELETE CASCADE
constraint backend_copies.backend_copies_pkey PRIMARY KEY (backend, kind, ref_id)
constraint backend_copies.backend_copies_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(workspace_id) ON DELETE CASCADE
constraint backend_outbox.backend_outbox_backend_kind_ref_id_key UNIQUE (backend, kind, ref_id)
constraint backend_outbox.backend_outbox_kind_check CHECK ((kind = ANY (ARRAY['event'::text, 'fact'::text, 'client'::text])))
constraint backend_outbox.backend_outbox_pkey PRIMARY KEY (outbox_id)
constraint backend_outbox.backend_outbox_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(workspace_id) ON DELETE CASCADE
constraint calendar_accounts.calendar_accounts_pkey PRIMARY KEY (account_id)
constraint calendar_accounts.calendar_accounts_provider_check CHECK (((provider)::text = ANY ((ARRAY['google'::character varying, 'caldav'::character varying, 'ics'::character varying, 'file'::character varying])::text[])))
constraint calendar_accounts.calendar_accounts_state_check CHECK (((state)::text = ANY ((ARRAY['connected'::character varying, 'needs_reconnect'::character varying, 'unreachable'::character varying, 'disconnected'::character varying])::text[])))
constraint calendar_accounts.calendar_accounts_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(workspace_id) ON DELETE CASCADE
constraint calendar_channels.calendar_channels_calendar_id_fkey FOREIGN KEY (calendar_id) REFERENCES calendars(calendar_id) ON DELETE CASCADE
constraint calendar_channels.calendar_channels_pkey PRIMARY KEY (channel_id)
constraint calendar_channels.calendar_channels_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(workspace_id) ON DELETE CASCADE
constraint calendar_events.calendar_events_calendar_id_fkey FOREIGN KEY (calendar_id) REFERENCES calendars(calendar_id) ON DELETE CASCADE
constraint calendar_events.calendar_events_calendar_id_uid_key UNIQUE (calendar_id, uid)
constraint calendar_events.calendar_events_check CHECK ((ends_at > starts_at))
constraint calendar_events.calendar_events_kind_check CHECK (((kind)::text = ANY ((ARRAY['block'::character varying, 'busy'::character varying])::text[])))
constraint calendar_events.calendar_events_pkey PRIMARY KEY (event_id)
constraint calendar_events.calendar_events_task_id_fkey FOREIGN KEY (task_id) REFERENCES tasks(id) ON DELETE CASCADE
constraint calendar_events.calendar_events_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(workspace_id) ON DELETE CASCADE
constraint calendar_history.calendar_history_calendar_id_fkey FOREIGN KEY (calendar_id) REFERENCES calendars(calendar_id) ON DELETE SET NULL
constraint calendar_history.calendar_history_kind_check CHECK (((kind)::text = ANY ((ARRAY['moved'::character varying, 'renamed'::character varying, 'deleted'::character varying, 'both_changed'::character varying, 'restored'::character varying])::text[])))
constraint calendar_history.calendar_history_pkey PRIMARY KEY (entry_id)
constraint calendar_history.calendar_history_task_id_fkey FOREIGN KEY (task_id) REFERENCES tasks(id) ON DELETE CASCADE
constraint calendar_history.calendar_history_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(workspace_id) ON DELETE CASCADE
constraint calendar_links.calendar_links_calendar_id_event_uid_key UNIQUE (calendar_id, event_uid)
constraint calendar_links.calendar_links_calendar_id_fkey FOREIGN KEY (calendar_id) REFERENCES calendars(calendar_id) ON DELETE CASCADE
constraint calendar_links.calendar_links_calendar_id_remote_id_key UNIQUE (calendar_id, remote_id)
constraint calendar_links.calendar_links_pkey PRIMARY KEY (link_id)
constraint calendar_links.calendar_links_task_id_fkey FOREIGN KEY (task_id) REFERENCES tasks(id) ON DELETE SET NULL
constraint calendar_links.calendar_links_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(workspace_id) ON DELETE CASCADE
constraint calendar_objects.calendar_objects_calendar_id_fkey FOREIGN KEY (calendar_id) REFERENCES calendars(calendar_id) ON DELETE CASCADE
constraint calendar_objects.calendar_objects_pkey PRIMARY KEY (calendar_id, remote_id)
constraint calendar_objects.calendar_objects_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(workspace_id) ON DELETE CASCADE
constraint calendar_questions.calendar_questions_answer_check CHECK (((answer)::text = ANY ((ARRAY['reschedule'::character varying, 'cancel'::character varying, 'leave'::character varying])::text[])))
constraint calendar_questions.calendar_questions_pkey PRIMARY KEY (question_id)
constraint calendar_questions.calendar_questions_task_id_fkey FOREIGN KEY (task_id) REFERENCES tasks(id) ON DELETE CASCADE
constraint calendar_questions.calendar_questions_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(workspace_id) ON DELETE CASCADE
constraint calendar_writes.calendar_writes_pkey PRIMARY KEY (workspace_id, event_uid)
constraint calendar_writes.calendar_writes_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(workspace_id) ON DELETE CASCADE
constraint calendars.calendars_account_id_fkey FOREIGN KEY (account_id) REFERENCES calendar_accounts(account_id) ON DELETE CASCADE
constraint calendars.calendars_feed_secret_key UNIQUE (feed_secret)
constraint calendars.calendars_pkey PRIMARY KEY (calendar_id)
constraint calendars.calendars_reading_check CHECK (((reading)::text = ANY ((ARRAY['events'::character varying, 'busy'::character varying])::text[])))
constraint calendars.calendars_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(workspace_id) ON DELETE CASCADE
constraint client_profiles.client_profiles_pkey PRIMARY KEY (client_id)
constraint client_profiles.client_profiles_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(workspace_id) ON DELETE CASCADE
constraint client_profiles.client_profiles_workspace_id_user_id_key UNIQUE (workspace_id, user_id)
constraint deliverables.deliverables_pkey PRIMARY KEY (id)
constraint deliverables.deliverables_project_id_fkey FOREIGN KEY (project_id) REFERENCES projects(id) ON DELETE SET NULL
constraint deliverables.deliverables_task_id_fkey FOREIGN KEY (task_id) REFERENCES tasks(id) ON DELETE SET NULL
constraint deliverables.deliverables_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(workspace_id) ON DELETE CASCADE
constraint embedder_presence.embedder_presence_pkey PRIMARY KEY (workspace_id)
constraint embedder_presence.embedder_presence_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(workspace_id) ON DELETE CASCADE
constraint embedding_models.embedding_models_dimensions_check CHECK (((dimensions >= 1) AND (dimensions <= 16000)))
constraint embedding_models.embedding_models_grade_check CHECK (((grade >= (0)::double precision) AND (grade <= (1)::double precision)))
constraint embedding_models.embedding_models_pkey PRIMARY KEY (model_id)
constraint embedding_models.embedding_models_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(workspace_id) ON DELETE CASCADE
constraint embedding_models.embedding_models_workspace_id_model_dimensions_key UNIQUE (workspace_id, model, dimensions)
constraint embedding_usage.embedding_usage_pkey PRIMARY KEY (workspace_id, month, model)
constraint embedding_usage.embedding_usage_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(workspace_id) ON DELETE CASCADE
constraint engagements.engagements_client_id_fkey FOREIGN KEY (client_id) REFERENCES client_profiles(client_id) ON DELETE SET NULL
constraint engagements.engagements_offer_id_fkey FOREIGN KEY (offer_id) REFERENCES offers(id) ON DELETE SET NULL
constraint engagements.engagements_pkey PRIMARY KEY (id)
constraint engagements.engagements_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(workspace_id) ON DELETE CASCADE
constraint episodes.episodes_client_id_conversation_hash_key UNIQUE (client_id, conversation_hash)
constraint episodes.episodes_client_id_fkey FOREIGN KEY (client_id) REFERENCES client_profiles(client_id) ON DELETE CASCADE
constraint episodes.episodes_pkey PRIMARY KEY (id)
constraint episodes.episodes_rating_check CHECK (((rating >= 0) AND (rating <= 5)))
constraint episodes.episodes_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(workspace_id) ON DELETE CASCADE
constraint event_history.event_history_event_id_fkey FOREIGN KEY (event_id) REFERENCES events(id) ON DELETE CASCADE
constraint event_history.event_history_pkey PRIMARY KEY (history_id)
constraint event_history.event_history_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(workspace_id) ON DELETE CASCADE
constraint event_receipts.event_receipts_client_id_fkey FOREIGN KEY (client_id) REFERENCES client_profiles(client_id) ON DELETE CASCADE
constraint event_receipts.event_receipts_confidence_check CHECK (((confidence >= (0)::numeric) AND (confidence <= (1)::numeric)))
constraint event_receipts.event_receipts_event_id_fkey FOREIGN KEY (event_id) REFERENCES events(id) ON DELETE CASCADE
constraint event_receipts.event_receipts_event_id_replaced_by_key UNIQUE (event_id, replaced_by)
constraint event_receipts.event_receipts_pkey PRIMARY KEY (receipt_id)
constraint event_receipts.event_receipts_replaced_by_fkey FOREIGN KEY (replaced_by) REFERENCES events(id) ON DELETE CASCADE
constraint event_receipts.event_receipts_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(workspace_id) ON DELETE CASCADE
constraint events.events_client_id_fkey FOREIGN KEY (client_id) REFERENCES client_profiles(client_id) ON DELETE CASCADE
constraint events.events_memory_scope_check CHECK (((memory_scope)::text = ANY ((ARRAY['run'::character varying, 'session'::character varying, 'user'::character varying, 'project'::character varying, 'global'::character varying])::text[])))
constraint events.events_pkey PRIMARY KEY (id)
constraint events.events_promoted_fact FOREIGN KEY (promoted_to_fact_id) REFERENCES facts(id) ON DELETE SET NULL
constraint events.events_role_check CHECK (((role)::text = ANY ((ARRAY['user'::character varying, 'assistant'::character varying, 'system'::character varying, 'tool'::character varying])::text[])))
constraint events.events_salience_score_check CHECK (((salience_score >= (0)::numeric) AND (salience_score <= (1)::numeric)))
constraint events.events_superseded_by_fkey FOREIGN KEY (superseded_by) REFERENCES events(id) ON DELETE SET NULL
constraint events.events_trust_check CHECK (((trust)::text = ANY ((ARRAY['owner'::character varying, 'agent'::character varying, 'untrusted'::character varying])::text[])))
constraint events.events_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(workspace_id) ON DELETE CASCADE
constraint execution_runs.execution_runs_actual_hours_check CHECK ((actual_hours >= (0)::numeric))
constraint execution_runs.execution_runs_client_id_fkey FOREIGN KEY (client_id) REFERENCES client_profiles(client_id) ON DELETE CASCADE
constraint execution_runs.execution_runs_estimated_hours_check CHECK ((estimated_hours >= (0)::numeric))
constraint execution_runs.execution_runs_pkey PRIMARY KEY (id)
constraint execution_runs.execution_runs_run_type_check CHECK (((run_type)::text = ANY ((ARRAY['Process'::character varying, 'Touchpoint'::character varying])::text[])))
constraint execution_runs.execution_runs_status_check CHECK (((status)::text = ANY ((ARRAY['running'::character varying, 'paused'::character varying, 'completed'::character varying, 'cancelled'::character varying])::text[])))
constraint execution_runs.execution_runs_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(workspace_id) ON DELETE CASCADE
constraint execution_runs.execution_runs_workspace_id_run_id_key UNIQUE (workspace_id, run_id)
constraint fact_extractions.fact_extractions_client_id_fkey FOREIGN KEY (client_id) REFERENCES client_profiles(client_id) ON DELETE CASCADE
constraint fact_extractions.fact_extractions_drawn_by_check CHECK (((drawn_by)::text = ANY ((ARRAY['rules'::character varying, 'model'::character varying])::text[])))
constraint fact_extractions.fact_extractions_event_id_fkey FOREIGN KEY (event_id) REFERENCES events(id) ON DELETE CASCADE
constraint fact_extractions.fact_extractions_event_id_key UNIQUE (event_id)
constraint fact_extractions.fact_extractions_pkey PRIMARY KEY (extraction_id)
constraint fact_extractions.fact_extractions_state_check CHECK (((state)::text = ANY ((ARRAY['waiting'::character varying, 'facts'::character varying, 'nothing'::character varying, 'not_wanted'::character varying, 'failed'::character varying])::text[])))
constraint fact_extractions.fact_extractions_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(workspace_id) ON DELETE CASCADE
constraint fact_receipts.fact_receipts_action_check CHECK (((action)::text = ANY ((ARRAY['assert'::character varying, 'end'::character varying, 'retract'::character varying, 'restore'::character varying])::text[])))
constraint fact_receipts.fact_receipts_client_id_fkey FOREIGN KEY (client_id) REFERENCES client_profiles(client_id) ON DELETE CASCADE
constraint fact_receipts.fact_receipts_fact_id_fkey FOREIGN KEY (fact_id) REFERENCES facts(id) ON DELETE CASCADE
constraint fact_receipts.fact_receipts_pkey PRIMARY KEY (receipt_id)
constraint fact_receipts.fact_receipts_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(workspace_id) ON DELETE CASCADE
constraint facts.facts_check CHECK (((valid_to IS NULL) OR (valid_from IS NULL) OR (valid_to >= valid_from)))
constraint facts.facts_check1 CHECK (((superseded_at IS NULL) OR (superseded_at >= recorded_at)))
constraint facts.facts_client_id_fkey FOREIGN KEY (client_id) REFERENCES client_profiles(client_id) ON DELETE CASCADE
constraint facts.facts_confidence_check CHECK (((confidence >= (0)::numeric) AND (confidence <= (1)::numeric)))
constraint facts.facts_pkey PRIMARY KEY (id)
constraint facts.facts_retired_how_check CHECK (((retired_how)::text = ANY ((ARRAY['superseded'::character varying, 'ended'::character varying, 'retracted'::character varying])::text[])))
constraint facts.facts_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(workspace_id) ON DELETE CASCADE
constraint finance_snapshot.finance_snapshot_client_id_fkey FOREIGN KEY (client_id) REFERENCES client_profiles(client_id) ON DELETE CASCADE
constraint finance_snapshot.finance_snapshot_pkey PRIMARY KEY (id)
constraint finance_snapshot.finance_snapshot_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(workspace_id) ON DELETE CASCADE
constraint graph_edges.graph_edges_pkey PRIMARY KEY (id)
constraint graph_edges.graph_edges_workspace_id_from_node_id_fkey FOREIGN KEY (workspace_id, from_node_id) REFERENCES graph_nodes(workspace_id, node_id) ON DELETE CASCADE
constraint graph_edges.graph_edges_workspace_id_from_node_id_to_node_id_edge_type_key UNIQUE (workspace_id, from_node_id, to_node_id, edge_type)
constraint graph_edges.graph_edges_workspace_id_to_node_id_fkey FOREIGN KEY (workspace_id, to_node_id) REFERENCES graph_nodes(workspace_id, node_id) ON DELETE CASCADE
constraint graph_nodes.graph_nodes_client_id_fkey FOREIGN KEY (client_id) REFERENCES client_profiles(client_id) ON DELETE CASCADE
constraint graph_nodes.graph_nodes_pkey PRIMARY KEY (id)
constraint graph_nodes.graph_nodes_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(workspace_id) ON DELETE CASCADE
constraint graph_nodes.graph_nodes_workspace_id_node_id_key UNIQUE (workspace_id, node_id)
constraint health_samples.health_samples_pkey PRIMARY KEY (dependency, sampled_at)
constraint health_samples.health_samples_status_check CHECK (((status)::text = ANY ((ARRAY['ok'::character varying, 'down'::character varying, 'off'::character varying])::text[])))
constraint idempotency_keys.idempotency_keys_pkey PRIMARY KEY (workspace_id, key)
constraint idempotency_keys.idempotency_keys_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(workspace_id) ON DELETE CASCADE
constraint import_ids.import_ids_client_id_fkey FOREIGN KEY (client_id) REFERENCES client_profiles(client_id) ON DELETE CASCADE
constraint import_ids.import_ids_pkey PRIMARY KEY (workspace_id, import_id, client_id, space, old_id)
constraint import_ids.import_ids_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(workspace_id) ON DELETE CASCADE
constraint instance_secrets.instance_secrets_pkey PRIMARY KEY (name)
constraint llm_calls.llm_calls_chosen_by_check CHECK (((chosen_by)::text = ANY ((ARRAY['request'::character varying, 'setting'::character varying, 'default'::character varying, 'budget'::character varying])::text[])))
constraint llm_calls.llm_calls_client_id_fkey FOREIGN KEY (client_id) REFERENCES client_profiles(client_id) ON DELETE SET NULL
constraint llm_calls.llm_calls_pkey PRIMARY KEY (id)
constraint llm_calls.llm_calls_status_check CHECK (((status)::text = ANY ((ARRAY['ok'::character varying, 'repaired'::character varying, 'failed'::character varying])::text[])))
constraint llm_calls.llm_calls_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(workspace_id) ON DELETE CASCADE
constraint memory_backends.memory_backends_pkey PRIMARY KEY (name)
constraint memory_index.memory_index_client_id_fkey FOREIGN KEY (client_id) REFERENCES client_profiles(client_id) ON DELETE CASCADE
constraint memory_index.memory_index_kind_check CHECK (((kind)::text = ANY ((ARRAY['event'::character varying, 'fact'::character varying, 'episode'::character varying, 'reflection'::character varying, 'document'::character varying])::text[])))
constraint memory_index.memory_index_kind_ref_id_chunk_key UNIQUE (kind, ref_id, chunk)
constraint memory_index.memory_index_pkey PRIMARY KEY (doc_id)
constraint memory_index.memory_index_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(workspace_id) ON DELETE CASCADE
constraint memory_postings.memory_postings_pkey PRIMARY KEY (client_id, retired, term, doc_id) INCLUDE (weight, workspace_id)
constraint memory_remedies.memory_remedies_client_id_fkey FOREIGN KEY (client_id) REFERENCES client_profiles(client_id) ON DELETE CASCADE
constraint memory_remedies.memory_remedies_pkey PRIMARY KEY (remedy_id)
constraint memory_remedies.memory_remedies_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(workspace_id) ON DELETE CASCADE
constraint memory_sightings.memory_sightings_client_id_fkey FOREIGN KEY (client_id) REFERENCES client_profiles(client_id) ON DELETE CASCADE
constraint memory_sightings.memory_sightings_episode_id_fkey FOREIGN KEY (episode_id) REFERENCES episodes(id) ON DELETE SET NULL
constraint memory_sightings.memory_sightings_event_id_fkey FOREIGN KEY (event_id) REFERENCES events(id) ON DELETE CASCADE
constraint memory_sightings.memory_sightings_kind_check CHECK (((kind)::text = ANY ((ARRAY['repeated'::character varying, 'recalled'::character varying, 'merged'::character varying])::text[])))
constraint memory_sightings.memory_sightings_merged_from_fkey FOREIGN KEY (merged_from) REFERENCES events(id) ON DELETE SET NULL
constraint memory_sightings.memory_sightings_pkey PRIMARY KEY (sighting_id)
constraint memory_sightings.memory_sightings_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(workspace_id) ON DELETE CASCADE
constraint memory_signatures.memory_signatures_client_id_fkey FOREIGN KEY (client_id) REFERENCES client_profiles(client_id) ON DELETE CASCADE
constraint memory_signatures.memory_signatures_model_id_fkey FOREIGN KEY (model_id) REFERENCES embedding_models(model_id) ON DELETE CASCADE
constraint memory_signatures.memory_signatures_pkey PRIMARY KEY (client_id, model_id, text_hash, piece)
constraint memory_vectors.memory_vectors_client_id_fkey FOREIGN KEY (client_id) REFERENCES client_profiles(client_id) ON DELETE CASCADE
constraint memory_vectors.memory_vectors_model_id_fkey FOREIGN KEY (model_id) REFERENCES embedding_models(model_id) ON DELETE CASCADE
constraint memory_vectors.memory_vectors_pkey PRIMARY KEY (client_id, model_id, text_hash, piece)
constraint model_budgets.model_budgets_fallback_at_check CHECK (((fallback_at >= (0)::numeric) AND (fallback_at <= (1)::numeric)))
constraint model_budgets.model_budgets_monthly_usd_check CHECK ((monthly_usd >= (0)::numeric))
constraint model_budgets.model_budgets_pkey PRIMARY KEY (workspace_id)
constraint model_budgets.model_budgets_warn_at_check CHECK (((warn_at >= (0)::numeric) AND (warn_at <= (1)::numeric)))
constraint model_budgets.model_budgets_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(workspace_id) ON DELETE CASCADE
constraint model_settings.model_settings_max_tokens_check CHECK (((max_tokens >= 1) AND (max_tokens <= 1000000)))
constraint model_settings.model_settings_pkey PRIMARY KEY (workspace_id, operation)
constraint model_settings.model_settings_temperature_check CHECK (((temperature >= (0)::numeric) AND (temperature <= (2)::numeric)))
constraint model_settings.model_settings_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(workspace_id) ON DELETE CASCADE
constraint oauth_states.oauth_states_pkey PRIMARY KEY (digest)
constraint oauth_states.oauth_states_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(workspace_id) ON DELETE CASCADE
constraint offers.offers_pkey PRIMARY KEY (id)
constraint offers.offers_service_blueprint_id_fkey FOREIGN KEY (service_blueprint_id) REFERENCES service_blueprints(id) ON DELETE SET NULL
constraint offers.offers_venture_id_fkey FOREIGN KEY (venture_id) REFERENCES ventures(id) ON DELETE SET NULL
constraint offers.offers_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(workspace_id) ON DELETE CASCADE
constraint outside_changes.outside_changes_client_id_fkey FOREIGN KEY (client_id) REFERENCES client_profiles(client_id) ON DELETE CASCADE
constraint outside_changes.outside_changes_kind_check CHECK ((kind = ANY (ARRAY['event'::text, 'fact'::text, 'episode'::text])))
constraint outside_changes.outside_changes_pkey PRIMARY KEY (change_id)
constraint outside_changes.outside_changes_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(workspace_id) ON DELETE CASCADE
constraint persons.persons_client_id_fkey FOREIGN KEY (client_id) REFERENCES client_profiles(client_id) ON DELETE SET NULL
constraint persons.persons_pkey PRIMARY KEY (id)
constraint persons.persons_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(workspace_id) ON DELETE CASCADE
constraint plan_days.plan_days_asked_check CHECK ((asked >= 0))
constraint plan_days.plan_days_client_id_fkey FOREIGN KEY (client_id) REFERENCES client_profiles(client_id) ON DELETE CASCADE
constraint plan_days.plan_days_pkey PRIMARY KEY (client_id, day)
constraint plan_days.plan_days_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(workspace_id) ON DELETE CASCADE
constraint plan_progress.plan_progress_client_id_fkey FOREIGN KEY (client_id) REFERENCES client_profiles(client_id) ON DELETE CASCADE
constraint plan_progress.plan_progress_pkey PRIMARY KEY (workspace_id, name)
constraint plan_progress.plan_progress_plan_id_fkey FOREIGN KEY (plan_id) REFERENCES plans(id) ON DELETE SET NULL
constraint plan_progress.plan_progress_state_check CHECK (((state)::text = ANY ((ARRAY['running'::character varying, 'ready'::character varying, 'stopped'::character varying, 'failed'::character varying])::text[])))
constraint plan_progress.plan_progress_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(workspace_id) ON DELETE CASCADE
constraint plan_versions.plan_versions_pkey PRIMARY KEY (plan_id, version_no)
constraint plan_versions.plan_versions_plan_id_fkey FOREIGN KEY (plan_id) REFERENCES plans(id) ON DELETE CASCADE
constraint plan_versions.plan_versions_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(workspace_id) ON DELETE CASCADE
constraint plans.plans_client_id_fkey FOREIGN KEY (client_id) REFERENCES client_profiles(client_id) ON DELETE CASCADE
constraint plans.plans_engagement_id_fkey FOREIGN KEY (engagement_id) REFERENCES engagements(id) ON DELETE SET NULL
constraint plans.plans_from_plan_id_fkey FOREIGN KEY (from_plan_id) REFERENCES plans(id) ON DELETE SET NULL
constraint plans.plans_pkey PRIMARY KEY (id)
constraint plans.plans_project_id_fkey FOREIGN KEY (project_id) REFERENCES projects(id) ON DELETE SET NULL
constraint plans.plans_source_check CHECK (((source)::text = ANY ((ARRAY['llm'::character varying, 'workflow'::character varying, 'cache'::character varying])::text[])))
constraint plans.plans_status_check CHECK (((status)::text = ANY ((ARRAY['draft'::character varying, 'approved'::character varying, 'scheduled'::character varying, 'active'::character varying, 'completed'::character varying])::text[])))
constraint plans.plans_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(workspace_id) ON DELETE CASCADE
constraint process_templates.process_templates_client_id_fkey FOREIGN KEY (client_id) REFERENCES client_profiles(client_id) ON DELETE CASCADE
constraint process_templates.process_templates_engagement_id_fkey FOREIGN KEY (engagement_id) REFERENCES engagements(id) ON DELETE SET NULL
constraint process_templates.process_templates_pkey PRIMARY KEY (id)
constraint process_templates.process_templates_plan_id_fkey FOREIGN KEY (plan_id) REFERENCES plans(id) ON DELETE CASCADE
constraint process_templates.process_templates_status_check CHECK (((status)::text = ANY ((ARRAY['draft'::character varying, 'approved'::character varying, 'executed'::character varying])::text[])))
constraint process_templates.process_templates_workflow_id_fkey FOREIGN KEY (workflow_id) REFERENCES workflows(id) ON DELETE SET NULL
constraint process_templates.process_templates_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(workspace_id) ON DELETE CASCADE
constraint projects.projects_client_id_fkey FOREIGN KEY (client_id) REFERENCES client_profiles(client_id) ON DELETE SET NULL
constraint projects.projects_engagement_id_fkey FOREIGN KEY (engagement_id) REFERENCES engagements(id) ON DELETE SET NULL
constraint projects.projects_pkey PRIMARY KEY (id)
constraint projects.projects_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(workspace_id) ON DELETE CASCADE
constraint prompt_templates.prompt_templates_ab_weight_check CHECK (((ab_weight >= (0)::numeric) AND (ab_weight <= (1)::numeric)))
constraint prompt_templates.prompt_templates_pkey PRIMARY KEY (id)
constraint prompt_templates.prompt_templates_template_type_check CHECK (((template_type)::text = ANY ((ARRAY['system'::character varying, 'user'::character varying, 'few_shot'::character varying])::text[])))
constraint prompt_templates.prompt_templates_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(workspace_id) ON DELETE CASCADE
constraint prompt_templates.prompt_templates_workspace_id_template_name_version_key UNIQUE (workspace_id, template_name, version)
constraint recommendations.recommendations_client_id_fkey FOREIGN KEY (client_id) REFERENCES client_profiles(client_id) ON DELETE CASCADE
constraint recommendations.recommendations_pkey PRIMARY KEY (id)
constraint recommendations.recommendations_reflection_id_fkey FOREIGN KEY (reflection_id) REFERENCES reflections(id) ON DELETE CASCADE
constraint recommendations.recommendations_status_check CHECK (((status)::text = ANY ((ARRAY['open'::character varying, 'accepted'::character varying, 'dismissed'::character varying])::text[])))
constraint recommendations.recommendations_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(workspace_id) ON DELETE CASCADE
constraint recurrences.recurrences_check CHECK (((rule IS NULL) <> (times_per_week IS NULL)))
constraint recurrences.recurrences_client_id_fkey FOREIGN KEY (client_id) REFERENCES client_profiles(client_id) ON DELETE CASCADE
constraint recurrences.recurrences_duration_minutes_check CHECK (((duration_minutes >= 1) AND (duration_minutes <= 1440)))
constraint recurrences.recurrences_flexibility_days_check CHECK (((flexibility_days >= 0) AND (flexibility_days <= 60)))
constraint recurrences.recurrences_missed_check CHECK (((missed)::text = ANY ((ARRAY['skip'::character varying, 'roll'::character varying])::text[])))
constraint recurrences.recurrences_pkey PRIMARY KEY (id)
constraint recurrences.recurrences_priority_check CHECK (((priority)::text = ANY ((ARRAY['low'::character varying, 'normal'::character varying, 'high'::character varying, 'urgent'::character varying])::text[])))
constraint recurrences.recurrences_project_id_fkey FOREIGN KEY (project_id) REFERENCES projects(id) ON DELETE SET NULL
constraint recurrences.recurrences_times_per_week_check CHECK (((times_per_week >= 1) AND (times_per_week <= 7)))
constraint recurrences.recurrences_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(workspace_id) ON DELETE CASCADE
constraint reflections.reflections_client_id_fkey FOREIGN KEY (client_id) REFERENCES client_profiles(client_id) ON DELETE CASCADE
constraint reflections.reflections_client_id_mode_reflection_date_key UNIQUE (client_id, mode, reflection_date)
constraint reflections.reflections_event_id_fkey FOREIGN KEY (event_id) REFERENCES events(id) ON DELETE SET NULL
constraint reflections.reflections_mode_check CHECK (((mode)::text = ANY ((ARRAY['daily'::character varying, 'weekly'::character varying])::text[])))
constraint reflections.reflections_pkey PRIMARY KEY (id)
constraint reflections.reflections_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(workspace_id) ON DELETE CASCADE
constraint results.results_deliverable_id_fkey FOREIGN KEY (deliverable_id) REFERENCES deliverables(id) ON DELETE CASCADE
constraint results.results_pkey PRIMARY KEY (id)
constraint results.results_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(workspace_id) ON DELETE CASCADE
constraint saved_views.saved_views_pkey PRIMARY KEY (view_id)
constraint saved_views.saved_views_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(workspace_id) ON DELETE CASCADE
constraint saved_views.saved_views_workspace_id_page_name_key UNIQUE (workspace_id, page, name)
constraint schedule_changes.schedule_changes_kind_check CHECK (((kind)::text = ANY ((ARRAY['busy'::character varying, 'moved_by_hand'::character varying, 'task'::character varying, 'closed'::character varying, 'freed'::character varying, 'worked'::character varying, 'missed'::character varying, 'overrun'::character varying, 'preferences'::character varying, 'capacity'::character varying, 'constraint'::character varying])::text[])))
constraint schedule_changes.schedule_changes_pkey PRIMARY KEY (change_id)
constraint schedule_changes.schedule_changes_task_id_fkey FOREIGN KEY (task_id) REFERENCES tasks(id) ON DELETE CASCADE
constraint schedule_changes.schedule_changes_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(workspace_id) ON DELETE CASCADE
constraint schedule_watch.schedule_watch_pkey PRIMARY KEY (workspace_id)
constraint schedule_watch.schedule_watch_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(workspace_id) ON DELETE CASCADE
constraint scheduler_preferences.scheduler_preferences_pkey PRIMARY KEY (workspace_id)
constraint scheduler_preferences.scheduler_preferences_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(workspace_id) ON DELETE CASCADE
constraint scheduler_runs.scheduler_runs_client_id_fkey FOREIGN KEY (client_id) REFERENCES client_profiles(client_id) ON DELETE CASCADE
constraint scheduler_runs.scheduler_runs_kind_check CHECK (((kind)::text = ANY ((ARRAY['schedule'::character varying, 'reschedule'::character varying, 'repair'::character varying])::text[])))
constraint scheduler_runs.scheduler_runs_pkey PRIMARY KEY (id)
constraint scheduler_runs.scheduler_runs_plan_id_fkey FOREIGN KEY (plan_id) REFERENCES plans(id) ON DELETE CASCADE
constraint scheduler_runs.scheduler_runs_status_check CHECK (((status)::text = ANY ((ARRAY['preview'::character varying, 'scheduled'::character varying, 'undone'::character varying, 'completed'::character varying, 'failed'::character varying, 'expired'::character varying, 'dismissed'::character varying])::text[])))
constraint scheduler_runs.scheduler_runs_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(workspace_id) ON DELETE CASCADE
constraint scheduling_constraints.scheduling_constraints_check CHECK ((ends_at > starts_at))
constraint scheduling_constraints.scheduling_constraints_client_id_fkey FOREIGN KEY (client_id) REFERENCES client_profiles(client_id) ON DELETE CASCADE
constraint scheduling_constraints.scheduling_constraints_drawn_by_check CHECK (((drawn_by)::text = ANY ((ARRAY['rules'::character varying, 'model'::character varying, 'user'::character varying])::text[])))
constraint scheduling_constraints.scheduling_constraints_event_id_fkey FOREIGN KEY (event_id) REFERENCES events(id) ON DELETE CASCADE
constraint scheduling_constraints.scheduling_constraints_fact_id_fkey FOREIGN KEY (fact_id) REFERENCES facts(id) ON DELETE CASCADE
constraint scheduling_constraints.scheduling_constraints_kind_check CHECK (((kind)::text = ANY ((ARRAY['off'::character varying, 'hours'::character varying, 'focus'::character varying, 'no_meetings'::character varying])::text[])))
constraint scheduling_constraints.scheduling_constraints_pkey PRIMARY KEY (constraint_id)
constraint scheduling_constraints.scheduling_constraints_source_check CHECK (((source)::text = ANY ((ARRAY['user'::character varying, 'fact'::character varying, 'event'::character varying, 'calendar'::character varying])::text[])))
constraint scheduling_constraints.scheduling_constraints_status_check CHECK (((status)::text = ANY ((ARRAY['proposed'::character varying, 'accepted'::character varying, 'dismissed'::character varying, 'withdrawn'::character varying])::text[])))
constraint scheduling_constraints.scheduling_constraints_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(workspace_id) ON DELETE CASCADE
constraint schema_migrations.schema_migrations_pkey PRIMARY KEY (name)
constraint service_blueprints.service_blueprints_client_id_fkey FOREIGN KEY (client_id) REFERENCES client_profiles(client_id) ON DELETE SET NULL
constraint service_blueprints.service_blueprints_offer FOREIGN KEY (offer_id) REFERENCES offers(id) ON DELETE SET NULL
constraint service_blueprints.service_blueprints_pkey PRIMARY KEY (id)
constraint service_blueprints.service_blueprints_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(workspace_id) ON DELETE CASCADE
constraint service_blueprints.service_blueprints_workspace_id_slug_key UNIQUE (workspace_id, slug)
constraint sprints.sprints_capacity_hrs_check CHECK ((capacity_hrs >= (0)::numeric))
constraint sprints.sprints_client_id_fkey FOREIGN KEY (client_id) REFERENCES client_profiles(client_id) ON DELETE CASCADE
constraint sprints.sprints_pkey PRIMARY KEY (id)
constraint sprints.sprints_target_billable_pct_check CHECK (((target_billable_pct >= (0)::numeric) AND (target_billable_pct <= (100)::numeric)))
constraint sprints.sprints_week_start_check CHECK ((EXTRACT(isodow FROM week_start) = (1)::numeric))
constraint sprints.sprints_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(workspace_id) ON DELETE CASCADE
constraint sprints.sprints_workspace_id_week_start_key UNIQUE (workspace_id, week_start)
constraint task_notes.task_notes_check CHECK (((event_id IS NULL) <> (text IS NULL)))
constraint task_notes.task_notes_event_id_fkey FOREIGN KEY (event_id) REFERENCES events(id) ON DELETE CASCADE
constraint task_notes.task_notes_pkey PRIMARY KEY (id)
constraint task_notes.task_notes_task_id_fkey FOREIGN KEY (task_id) REFERENCES tasks(id) ON DELETE CASCADE
constraint task_notes.task_notes_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(workspace_id) ON DELETE CASCADE
constraint tasks.tasks_assigned_person_id_fkey FOREIGN KEY (assigned_person_id) REFERENCES persons(id) ON DELETE SET NULL
constraint tasks.tasks_client_id_fkey FOREIGN KEY (client_id) REFERENCES client_profiles(client_id) ON DELETE CASCADE
constraint tasks.tasks_engagement_id_fkey FOREIGN KEY (engagement_id) REFERENCES engagements(id) ON DELETE SET NULL
constraint tasks.tasks_estimated_hours_check CHECK ((estimated_hours >= (0)::numeric))
constraint tasks.tasks_max_chunk_minutes_check CHECK ((max_chunk_minutes > 0))
constraint tasks.tasks_min_chunk_minutes_check CHECK ((min_chunk_minutes > 0))
constraint tasks.tasks_parent_task_id_fkey FOREIGN KEY (parent_task_id) REFERENCES tasks(id) ON DELETE SET NULL
constraint tasks.tasks_pkey PRIMARY KEY (id)
constraint tasks.tasks_plan_id_fkey FOREIGN KEY (plan_id) REFERENCES plans(id) ON DELETE CASCADE
constraint tasks.tasks_priority_check CHECK (((priority)::text = ANY ((ARRAY['low'::character varying, 'normal'::character varying, 'high'::character varying, 'urgent'::character varying])::text[])))
constraint tasks.tasks_process_template_id_fkey FOREIGN KEY (process_template_id) REFERENCES process_templates(id) ON DELETE SET NULL
constraint tasks.tasks_project_id_fkey FOREIGN KEY (project_id) REFERENCES projects(id) ON DELETE SET NULL
constraint tasks.tasks_recurrence_id_fkey FOREIGN KEY (recurrence_id) REFERENCES recurrences(id) ON DELETE SET NULL
constraint tasks.tasks_status_check CHECK (((status)::text = ANY ((ARRAY['todo'::character varying, 'scheduled'::character varying, 'in_progress'::character varying, 'done'::character varying, 'cancelled'::character varying])::text[])))
constraint tasks.tasks_weight_check CHECK ((weight >= (0)::numeric))
constraint tasks.tasks_workflow_id_fkey FOREIGN KEY (workflow_id) REFERENCES workflows(id) ON DELETE SET NULL
constraint tasks.tasks_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(workspace_id) ON DELETE CASCADE
constraint ventures.ventures_client_id_fkey FOREIGN KEY (client_id) REFERENCES client_profiles(client_id) ON DELETE SET NULL
constraint ventures.ventures_pkey PRIMARY KEY (id)
constraint ventures.ventures_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(workspace_id) ON DELETE CASCADE
constraint workflow_versions.workflow_versions_pkey PRIMARY KEY (workflow_id, version_no)
constraint workflow_versions.workflow_versions_workflow_id_fkey FOREIGN KEY (workflow_id) REFERENCES workflows(id) ON DELETE CASCADE
constraint workflow_versions.workflow_versions_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(workspace_id) ON DELETE CASCADE
constraint workflows.workflows_client_id_fkey FOREIGN KEY (client_id) REFERENCES client_profiles(client_id) ON DELETE SET NULL
constraint workflows.workflows_origin_check CHECK (((origin)::text = ANY ((ARRAY['own'::character varying, 'starter'::character varying])::text[])))
constraint workflows.workflows_pkey PRIMARY KEY (id)
constraint workflows.workflows_service_blueprint_id_fkey FOREIGN KEY (service_blueprint_id) REFERENCES service_blueprints(id) ON DELETE SET NULL
constraint workflows.workflows_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(workspace_id) ON DELETE CASCADE
constraint workflows.workflows_workspace_id_slug_key UNIQUE (workspace_id, slug)
constraint working_state.working_state_client_id_fkey FOREIGN KEY (client_id) REFERENCES client_profiles(client_id) ON DELETE CASCADE
constraint working_state.working_state_client_id_session_id_state_key_key UNIQUE (client_id, session_id, state_key)
constraint working_state.working_state_pkey PRIMARY KEY (id)
constraint working_state.working_state_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(workspace_id) ON DELETE CASCADE
constraint workspaces.workspaces_pkey PRIMARY KEY (workspace_id)
constraint workspaces.workspaces_sample_of_fkey FOREIGN KEY (sample_of) REFERENCES workspaces(workspace_id) ON DELETE CASCADE
constraint workspaces.workspaces_sample_of_key UNIQUE (sample_of)
constraint workspaces.workspaces_slug_check CHECK ((slug ~ '^[a-z0-9][a-z0-9-]{0,62}$'::text))
constraint workspaces.workspaces_slug_key UNIQUE (slug)
fenced backend_clients
fenced backend_copies
fenced backend_outbox
fenced calendar_accounts
fenced calendar_channels
fenced calendar_events
fenced calendar_history
fenced calendar_links
fenced calendar_objects
fenced calendar_questions
fenced calendar_writes
fenced calendars
fenced client_profiles
fenced deliverables
fenced embedder_presence
fenced embedding_models
fenced embedding_usage
fenced engagements
fenced episodes
fenced event_history
fenced event_receipts
fenced events
fenced execution_runs
fenced fact_extractions
fenced fact_receipts
fenced facts
fenced finance_snapshot
fenced graph_edges
fenced graph_nodes
fenced idempotency_keys
fenced import_ids
fenced llm_calls
fenced memory_index
fenced memory_postings
fenced memory_remedies
fenced memory_sightings
fenced memory_signatures
fenced memory_vectors
fenced model_budgets
fenced model_settings
fenced offers
fenced outside_changes
fenced persons
fenced plan_days
fenced plan_progress
fenced plan_versions
fenced plans
fenced process_templates
fenced projects
fenced prompt_templates
fenced recommendations
fenced recurrences
fenced reflections
fenced results
fenced saved_views
fenced schedule_changes
fenced schedule_watch
fenced scheduler_preferences
fenced scheduler_runs
fenced scheduling_constraints
fenced service_blueprints
fenced sprints
fenced task_notes
fenced tasks
fenced ventures
fenced workflow_versions
fenced workflows
fenced working_state
function almanac_block_changed() returns trigger
function almanac_can_serve() returns boolean
function almanac_fence(fenced regclass) returns void
function almanac_find(p_client integer, p_docs integer, p_retired boolean[], p_terms text[], p_now timestamp with time zone, p_coverage double precision, p_budget integer, p_most_terms integer, p_candidates integer, p_around integer, p_kinds text[], p_scope text, p_session text, p_since timestamp with time zone, p_until timestamp with time zone) returns json
function almanac_find(p_client integer, p_docs integer, p_retired boolean[], p_terms text[], p_now timestamp with time zone, p_coverage double precision, p_budget integer, p_most_terms integer, p_candidates integer, p_around integer, p_kinds text[], p_scope text, p_session text, p_since timestamp with time zone, p_until timestamp with time zone, p_related text[], p_stands_for text[], p_share double precision) returns json
function almanac_mirror_changed() returns trigger
function almanac_mirror_gone() returns trigger
function almanac_mirror_new() returns trigger
function almanac_next_version(p_now bigint) returns bigint
function almanac_note_change() returns trigger
function almanac_note_new_task() returns trigger
function almanac_note_work() returns trigger
function almanac_outside_profile() returns trigger
function almanac_outside_rows() returns trigger
function almanac_outside_truncate() returns trigger
function almanac_schedule_changed(p_workspace integer, p_kind text, p_task integer) returns void
function almanac_to_mirror(p_workspace integer[], p_client integer[], p_kind text, p_id integer[]) returns void
function almanac_touch(p_client integer, p_docs integer, p_length double precision, p_changed bigint[], OUT was bigint, OUT now bigint) returns record
function almanac_workspace() returns integer
function almanac_zone() returns text
function get_graph_neighbors(p_node_id character varying) returns TABLE(neighbor_id character varying, edge_type character varying, direction character varying)
function update_fact_temporal(p_subject_type character varying, p_subject_id character varying, p_fact_type character varying, p_new_content text, p_fact_key character varying DEFAULT ''::character varying, p_client_id integer DEFAULT NULL::integer) returns integer
index CREATE INDEX backend_copies_client ON public.backend_copies USING btree (client_id)
index CREATE INDEX backend_copies_former ON public.backend_copies USING gin (former_ids)
index CREATE INDEX backend_copies_ids ON public.backend_copies USING gin (ids)
index CREATE INDEX backend_outbox_client ON public.backend_outbox USING btree (client_id)
index CREATE INDEX calendar_accounts_workspace ON public.calendar_accounts USING btree (workspace_id)
index CREATE INDEX calendar_channels_calendar ON public.calendar_channels USING btree (calendar_id)
index CREATE INDEX calendar_channels_workspace ON public.calendar_channels USING btree (workspace_id)
index CREATE INDEX calendar_events_series ON public.calendar_events USING btree (calendar_id, series_id) WHERE (series_id IS NOT NULL)
index CREATE INDEX calendar_events_task ON public.calendar_events USING btree (task_id)
index CREATE INDEX calendar_events_time ON public.calendar_events USING btree (workspace_id, starts_at, ends_at)
index CREATE INDEX calendar_history_task ON public.calendar_history USING btree (task_id) WHERE (task_id IS NOT NULL)
index CREATE INDEX calendar_history_workspace ON public.calendar_history USING btree (workspace_id, entry_id)
index CREATE INDEX calendar_links_task ON public.calendar_links USING btree (task_id) WHERE (task_id IS NOT NULL)
index CREATE INDEX calendar_links_workspace ON public.calendar_links USING btree (workspace_id, event_uid)
index CREATE INDEX calendar_objects_series ON public.calendar_objects USING btree (calendar_id, series_id)
index CREATE INDEX calendar_objects_workspace ON public.calendar_objects USING btree (workspace_id)
index CREATE INDEX calendar_questions_open ON public.calendar_questions USING btree (workspace_id, question_id) WHERE (answer IS NULL)
index CREATE INDEX calendar_questions_task ON public.calendar_questions USING btree (task_id)
index CREATE INDEX episodes_earlier ON public.episodes USING gin (earlier_hashes)
index CREATE INDEX episodes_session ON public.episodes USING btree (client_id, session_id) WHERE (session_id IS NOT NULL)
index CREATE INDEX event_history_event ON public.event_history USING btree (event_id, history_id DESC)
index CREATE INDEX event_receipts_client ON public.event_receipts USING btree (client_id, receipt_id DESC)
index CREATE INDEX event_receipts_newer ON public.event_receipts USING btree (replaced_by)
index CREATE INDEX events_client_time ON public.events USING btree (client_id, occurred_at DESC, id DESC)
index CREATE INDEX events_expiry ON public.events USING btree (expires_at) WHERE (expires_at IS NOT NULL)
index CREATE INDEX events_hash ON public.events USING btree (client_id, content_hash)
index CREATE INDEX events_promoted_to ON public.events USING btree (promoted_to_fact_id) WHERE (promoted_to_fact_id IS NOT NULL)
index CREATE INDEX events_session ON public.events USING btree (client_id, session_id, occurred_at, id) WHERE (session_id IS NOT NULL)
index CREATE INDEX events_superseded_by ON public.events USING btree (superseded_by) WHERE (superseded_by IS NOT NULL)
index CREATE INDEX events_to_promote ON public.events USING btree (salience_score) WHERE (promoted_to_fact_id IS NULL)
index CREATE INDEX execution_runs_project ON public.execution_runs USING btree (project_id)
index CREATE INDEX execution_runs_started ON public.execution_runs USING btree (started_at DESC)
index CREATE INDEX execution_runs_task ON public.execution_runs USING btree (task_id)
index CREATE INDEX execution_runs_template ON public.execution_runs USING btree (process_template_id)
index CREATE INDEX execution_runs_type ON public.execution_runs USING btree (run_type)
index CREATE INDEX execution_runs_variance ON public.execution_runs USING btree (status, variance_pct DESC NULLS LAST)
index CREATE INDEX execution_runs_workflow ON public.execution_runs USING btree (workspace_id, workflow_id)
index CREATE INDEX fact_extractions_client ON public.fact_extractions USING btree (client_id)
index CREATE INDEX fact_extractions_waiting ON public.fact_extractions USING btree (workspace_id, asked_at) WHERE ((state)::text = 'waiting'::text)
index CREATE INDEX fact_receipts_closed ON public.fact_receipts USING gin (closed)
index CREATE INDEX fact_receipts_fact ON public.fact_receipts USING btree (fact_id)
index CREATE INDEX fact_receipts_written ON public.fact_receipts USING gin (written)
index CREATE INDEX facts_by_type ON public.facts USING btree (client_id, fact_type) WHERE (superseded_at IS NULL)
index CREATE INDEX facts_evidence ON public.facts USING gin (source_event_ids) WHERE (superseded_at IS NULL)
index CREATE INDEX facts_series ON public.facts USING btree (client_id, subject_type, subject_id, fact_type, fact_key, recorded_at DESC)
index CREATE INDEX finance_snapshot_latest ON public.finance_snapshot USING btree (workspace_id, as_of DESC, id DESC)
index CREATE INDEX graph_nodes_name ON public.graph_nodes USING btree (workspace_id, lower(COALESCE((properties ->> 'name'::text), (node_id)::text)))
index CREATE INDEX health_samples_time ON public.health_samples USING btree (sampled_at)
index CREATE INDEX idempotency_keys_age ON public.idempotency_keys USING btree (created_at)
index CREATE INDEX idx_episodes_client ON public.episodes USING btree (client_id, created_at DESC)
index CREATE INDEX idx_episodes_rating ON public.episodes USING btree (rating DESC) WHERE (rating > 0)
index CREATE INDEX idx_events_created ON public.events USING btree (created_at DESC)
index CREATE INDEX idx_events_source ON public.events USING btree (event_source)
index CREATE INDEX idx_events_type ON public.events USING btree (event_type)
index CREATE INDEX idx_graph_edges_from ON public.graph_edges USING btree (workspace_id, from_node_id)
index CREATE INDEX idx_graph_edges_to ON public.graph_edges USING btree (workspace_id, to_node_id)
index CREATE INDEX idx_graph_nodes_type ON public.graph_nodes USING btree (node_type)
index CREATE INDEX idx_plans_client ON public.plans USING btree (client_id)
index CREATE INDEX idx_plans_status ON public.plans USING btree (status)
index CREATE INDEX idx_scheduler_runs_client ON public.scheduler_runs USING btree (client_id)
index CREATE INDEX idx_scheduler_runs_plan ON public.scheduler_runs USING btree (plan_id)
index CREATE INDEX idx_state_client_session ON public.working_state USING btree (client_id, session_id)
index CREATE INDEX idx_state_expires ON public.working_state USING btree (expires_at)
index CREATE INDEX import_ids_age ON public.import_ids USING btree (created_at)
index CREATE INDEX import_ids_client ON public.import_ids USING btree (client_id)
index CREATE INDEX llm_calls_client ON public.llm_calls USING btree (client_id, operation, created_at)
index CREATE INDEX llm_calls_time ON public.llm_calls USING btree (workspace_id, created_at DESC)
index CREATE INDEX memory_index_client ON public.memory_index USING btree (client_id, kind)
index CREATE INDEX memory_index_session ON public.memory_index USING btree (client_id, session_id, occurred_at, ref_id) WHERE ((session_id IS NOT NULL) AND (chunk = 0))
index CREATE INDEX memory_index_text ON public.memory_index USING btree (client_id, text_hash) WHERE (text_hash IS NOT NULL)
index CREATE INDEX memory_remedies_client ON public.memory_remedies USING btree (client_id, remedy_id DESC)
index CREATE INDEX memory_remedies_due ON public.memory_remedies USING btree (undo_until) WHERE (undo IS NOT NULL)
index CREATE INDEX memory_sightings_client ON public.memory_sightings USING btree (client_id)
index CREATE INDEX memory_sightings_episode ON public.memory_sightings USING btree (episode_id) WHERE (episode_id IS NOT NULL)
index CREATE INDEX memory_sightings_event ON public.memory_sightings USING btree (event_id, sighting_id)
index CREATE INDEX memory_sightings_merged ON public.memory_sightings USING btree (merged_from) WHERE (merged_from IS NOT NULL)
index CREATE INDEX memory_vectors_text ON public.memory_vectors USING btree (model_id, text_hash)
index CREATE INDEX oauth_states_expiry ON public.oauth_states USING btree (expires_at)
index CREATE INDEX oauth_states_workspace ON public.oauth_states USING btree (workspace_id)
index CREATE INDEX outside_changes_client ON public.outside_changes USING btree (client_id)
index CREATE INDEX outside_changes_next ON public.outside_changes USING btree (workspace_id, change_id)
index CREATE INDEX plan_progress_client ON public.plan_progress USING btree (client_id)
index CREATE INDEX plan_progress_plan ON public.plan_progress USING btree (plan_id)
index CREATE INDEX plans_from_plan ON public.plans USING btree (from_plan_id)
index CREATE INDEX plans_intent ON public.plans USING btree (workspace_id, intent_hash, created_at DESC)
index CREATE INDEX recommendations_reflection ON public.recommendations USING btree (reflection_id)
index CREATE INDEX recurrences_client ON public.recurrences USING btree (client_id)
index CREATE INDEX reflections_time ON public.reflections USING btree (client_id, mode, period_start DESC)
index CREATE INDEX schedule_changes_next ON public.schedule_changes USING btree (workspace_id, change_id)
index CREATE INDEX schedule_changes_task ON public.schedule_changes USING btree (task_id) WHERE (task_id IS NOT NULL)
index CREATE INDEX scheduling_constraints_client ON public.scheduling_constraints USING btree (client_id)
index CREATE INDEX scheduling_constraints_event ON public.scheduling_constraints USING btree (event_id) WHERE (event_id IS NOT NULL)
index CREATE INDEX scheduling_constraints_fact ON public.scheduling_constraints USING btree (fact_id) WHERE (fact_id IS NOT NULL)
index CREATE INDEX scheduling_constraints_status ON public.scheduling_constraints USING btree (workspace_id, status)
index CREATE INDEX task_notes_event ON public.task_notes USING btree (event_id) WHERE (event_id IS NOT NULL)
index CREATE INDEX task_notes_task ON public.task_notes USING btree (task_id)
index CREATE INDEX tasks_due ON public.tasks USING btree (workspace_id, due_date) WHERE (due_date IS NOT NULL)
index CREATE INDEX tasks_parent ON public.tasks USING btree (parent_task_id) WHERE (parent_task_id IS NOT NULL)
index CREATE INDEX tasks_status ON public.tasks USING btree (workspace_id, status)
index CREATE INDEX tasks_week ON public.tasks USING btree (workspace_id, scheduled_start_date) WHERE (scheduled_start_date IS NOT NULL)
index CREATE INDEX workflows_capability ON public.workflows USING btree (workspace_id, capability)
index CREATE UNIQUE INDEX api_keys_digest_key ON public.api_keys USING btree (digest)
index CREATE UNIQUE INDEX api_keys_pkey ON public.api_keys USING btree (key_id)
index CREATE UNIQUE INDEX backend_clients_backend_address_key ON public.backend_clients USING btree (backend, address)
index CREATE UNIQUE INDEX backend_clients_pkey ON public.backend_clients USING btree (link_id)
index CREATE UNIQUE INDEX backend_clients_present ON public.backend_clients USING btree (backend, client_id) WHERE (NOT leaving)
index CREATE UNIQUE INDEX backend_copies_pkey ON public.backend_copies USING btree (backend, kind, ref_id)
index CREATE UNIQUE INDEX backend_outbox_backend_kind_ref_id_key ON public.backend_outbox USING btree (backend, kind, ref_id)
index CREATE UNIQUE INDEX backend_outbox_pkey ON public.backend_outbox USING btree (outbox_id)
index CREATE UNIQUE INDEX calendar_accounts_owner ON public.calendar_accounts USING btree (workspace_id, provider, COALESCE(server_url, ''::text), COALESCE(username, ''::text)) WHERE ((provider)::text <> 'file'::text)
index CREATE UNIQUE INDEX calendar_accounts_pkey ON public.calendar_accounts USING btree (account_id)
index CREATE UNIQUE INDEX calendar_channels_pkey ON public.calendar_channels USING btree (channel_id)
index CREATE UNIQUE INDEX calendar_events_calendar_id_uid_key ON public.calendar_events USING btree (calendar_id, uid)
index CREATE UNIQUE INDEX calendar_events_pkey ON public.calendar_events USING btree (event_id)
index CREATE UNIQUE INDEX calendar_history_pkey ON public.calendar_history USING btree (entry_id)
index CREATE UNIQUE INDEX calendar_links_calendar_id_event_uid_key ON public.calendar_links USING btree (calendar_id, event_uid)
index CREATE UNIQUE INDEX calendar_links_calendar_id_remote_id_key ON public.calendar_links USING btree (calendar_id, remote_id)
index CREATE UNIQUE INDEX calendar_links_pkey ON public.calendar_links USING btree (link_id)
index CREATE UNIQUE INDEX calendar_objects_pkey ON public.calendar_objects USING btree (calendar_id, remote_id)
index CREATE UNIQUE INDEX calendar_questions_pkey ON public.calendar_questions USING btree (question_id)
index CREATE UNIQUE INDEX calendar_writes_pkey ON public.calendar_writes USING btree (workspace_id, event_uid)
index CREATE UNIQUE INDEX calendars_builtin ON public.calendars USING btree (workspace_id) WHERE ((provider)::text = 'builtin'::text)
index CREATE UNIQUE INDEX calendars_feed_secret_key ON public.calendars USING btree (feed_secret)
index CREATE UNIQUE INDEX calendars_pkey ON public.calendars USING btree (calendar_id)
index CREATE UNIQUE INDEX calendars_receiving ON public.calendars USING btree (workspace_id) WHERE receives_blocks
index CREATE UNIQUE INDEX calendars_remote ON public.calendars USING btree (account_id, remote_id) WHERE (account_id IS NOT NULL)
index CREATE UNIQUE INDEX client_profiles_own ON public.client_profiles USING btree (workspace_id) WHERE is_own
index CREATE UNIQUE INDEX client_profiles_pkey ON public.client_profiles USING btree (client_id)
index CREATE UNIQUE INDEX client_profiles_workspace_id_user_id_key ON public.client_profiles USING btree (workspace_id, user_id)
index CREATE UNIQUE INDEX deliverables_pkey ON public.deliverables USING btree (id)
index CREATE UNIQUE INDEX embedder_presence_pkey ON public.embedder_presence USING btree (workspace_id)
index CREATE UNIQUE INDEX embedding_models_pkey ON public.embedding_models USING btree (model_id)
index CREATE UNIQUE INDEX embedding_models_workspace_id_model_dimensions_key ON public.embedding_models USING btree (workspace_id, model, dimensions)
index CREATE UNIQUE INDEX embedding_usage_pkey ON public.embedding_usage USING btree (workspace_id, month, model)
index CREATE UNIQUE INDEX engagements_pkey ON public.engagements USING btree (id)
index CREATE UNIQUE INDEX episodes_client_id_conversation_hash_key ON public.episodes USING btree (client_id, conversation_hash)
index CREATE UNIQUE INDEX episodes_pkey ON public.episodes USING btree (id)
index CREATE UNIQUE INDEX event_history_pkey ON public.event_history USING btree (history_id)
index CREATE UNIQUE INDEX event_receipts_event_id_replaced_by_key ON public.event_receipts USING btree (event_id, replaced_by)
index CREATE UNIQUE INDEX event_receipts_pkey ON public.event_receipts USING btree (receipt_id)
index CREATE UNIQUE INDEX events_external ON public.events USING btree (client_id, external_id) WHERE (external_id IS NOT NULL)
index CREATE UNIQUE INDEX events_pkey ON public.events USING btree (id)
index CREATE UNIQUE INDEX execution_runs_pkey ON public.execution_runs USING btree (id)
index CREATE UNIQUE INDEX execution_runs_workspace_id_run_id_key ON public.execution_runs USING btree (workspace_id, run_id)
index CREATE UNIQUE INDEX fact_extractions_event_id_key ON public.fact_extractions USING btree (event_id)
index CREATE UNIQUE INDEX fact_extractions_pkey ON public.fact_extractions USING btree (extraction_id)
index CREATE UNIQUE INDEX fact_receipts_pkey ON public.fact_receipts USING btree (receipt_id)
index CREATE UNIQUE INDEX facts_one_open ON public.facts USING btree (client_id, subject_type, subject_id, fact_type, fact_key) WHERE ((valid_to IS NULL) AND (superseded_at IS NULL) AND (NOT multi) AND (NOT disputed))
index CREATE UNIQUE INDEX facts_pkey ON public.facts USING btree (id)
index CREATE UNIQUE INDEX finance_snapshot_pkey ON public.finance_snapshot USING btree (id)
index CREATE UNIQUE INDEX graph_edges_pkey ON public.graph_edges USING btree (id)
index CREATE UNIQUE INDEX graph_edges_workspace_id_from_node_id_to_node_id_edge_type_key ON public.graph_edges USING btree (workspace_id, from_node_id, to_node_id, edge_type)
index CREATE UNIQUE INDEX graph_nodes_pkey ON public.graph_nodes USING btree (id)
index CREATE UNIQUE INDEX graph_nodes_workspace_id_node_id_key ON public.graph_nodes USING btree (workspace_id, node_id)
index CREATE UNIQUE INDEX health_samples_pkey ON public.health_samples USING btree (dependency, sampled_at)
index CREATE UNIQUE INDEX idempotency_keys_pkey ON public.idempotency_keys USING btree (workspace_id, key)
index CREATE UNIQUE INDEX import_ids_pkey ON public.import_ids USING btree (workspace_id, import_id, client_id, space, old_id)
index CREATE UNIQUE INDEX instance_secrets_pkey ON public.instance_secrets USING btree (name)
index CREATE UNIQUE INDEX llm_calls_pkey ON public.llm_calls USING btree (id)
index CREATE UNIQUE INDEX memory_backends_pkey ON public.memory_backends USING btree (name)
index CREATE UNIQUE INDEX memory_index_kind_ref_id_chunk_key ON public.memory_index USING btree (kind, ref_id, chunk)
index CREATE UNIQUE INDEX memory_index_pkey ON public.memory_index USING btree (doc_id)
index CREATE UNIQUE INDEX memory_postings_pkey ON public.memory_postings USING btree (client_id, retired, term, doc_id) INCLUDE (weight, workspace_id)
index CREATE UNIQUE INDEX memory_remedies_pkey ON public.memory_remedies USING btree (remedy_id)
index CREATE UNIQUE INDEX memory_sightings_once ON public.memory_sightings USING btree (event_id, kind, episode_id) WHERE (episode_id IS NOT NULL)
index CREATE UNIQUE INDEX memory_sightings_pkey ON public.memory_sightings USING btree (sighting_id)
index CREATE UNIQUE INDEX memory_signatures_pkey ON public.memory_signatures USING btree (client_id, model_id, text_hash, piece)
index CREATE UNIQUE INDEX memory_vectors_pkey ON public.memory_vectors USING btree (client_id, model_id, text_hash, piece)
index CREATE UNIQUE INDEX model_budgets_pkey ON public.model_budgets USING btree (workspace_id)
index CREATE UNIQUE INDEX model_settings_pkey ON public.model_settings USING btree (workspace_id, operation)
index CREATE UNIQUE INDEX oauth_states_pkey ON public.oauth_states USING btree (digest)
index CREATE UNIQUE INDEX offers_pkey ON public.offers USING btree (id)
index CREATE UNIQUE INDEX outside_changes_pkey ON public.outside_changes USING btree (change_id)
index CREATE UNIQUE INDEX persons_pkey ON public.persons USING btree (id)
index CREATE UNIQUE INDEX plan_days_pkey ON public.plan_days USING btree (client_id, day)
index CREATE UNIQUE INDEX plan_progress_pkey ON public.plan_progress USING btree (workspace_id, name)
index CREATE UNIQUE INDEX plan_versions_pkey ON public.plan_versions USING btree (plan_id, version_no)
index CREATE UNIQUE INDEX plans_pkey ON public.plans USING btree (id)
index CREATE UNIQUE INDEX process_templates_pkey ON public.process_templates USING btree (id)
index CREATE UNIQUE INDEX process_templates_plan ON public.process_templates USING btree (plan_id) WHERE (plan_id IS NOT NULL)
index CREATE UNIQUE INDEX projects_pkey ON public.projects USING btree (id)
index CREATE UNIQUE INDEX prompt_templates_one_active ON public.prompt_templates USING btree (workspace_id, template_name) WHERE is_active
index CREATE UNIQUE INDEX prompt_templates_pkey ON public.prompt_templates USING btree (id)
index CREATE UNIQUE INDEX prompt_templates_workspace_id_template_name_version_key ON public.prompt_templates USING btree (workspace_id, template_name, version)
index CREATE UNIQUE INDEX recommendations_pkey ON public.recommendations USING btree (id)
index CREATE UNIQUE INDEX recurrences_pkey ON public.recurrences USING btree (id)
index CREATE UNIQUE INDEX reflections_client_id_mode_reflection_date_key ON public.reflections USING btree (client_id, mode, reflection_date)
index CREATE UNIQUE INDEX reflections_pkey ON public.reflections USING btree (id)
index CREATE UNIQUE INDEX results_pkey ON public.results USING btree (id)
index CREATE UNIQUE INDEX saved_views_pkey ON public.saved_views USING btree (view_id)
index CREATE UNIQUE INDEX saved_views_workspace_id_page_name_key ON public.saved_views USING btree (workspace_id, page, name)
index CREATE UNIQUE INDEX schedule_changes_pkey ON public.schedule_changes USING btree (change_id)
index CREATE UNIQUE INDEX schedule_watch_pkey ON public.schedule_watch USING btree (workspace_id)
index CREATE UNIQUE INDEX scheduler_preferences_pkey ON public.scheduler_preferences USING btree (workspace_id)
index CREATE UNIQUE INDEX scheduler_runs_pkey ON public.scheduler_runs USING btree (id)
index CREATE UNIQUE INDEX scheduling_constraints_pkey ON public.scheduling_constraints USING btree (constraint_id)
index CREATE UNIQUE INDEX schema_migrations_pkey ON public.schema_migrations USING btree (name)
index CREATE UNIQUE INDEX service_blueprints_pkey ON public.service_blueprints USING btree (id)
index CREATE UNIQUE INDEX service_blueprints_workspace_id_slug_key ON public.service_blueprints USING btree (workspace_id, slug)
index CREATE UNIQUE INDEX sprints_pkey ON public.sprints USING btree (id)
index CREATE UNIQUE INDEX sprints_workspace_id_week_start_key ON public.sprints USING btree (workspace_id, week_start)
index CREATE UNIQUE INDEX task_notes_pkey ON public.task_notes USING btree (id)
index CREATE UNIQUE INDEX tasks_occurrence ON public.tasks USING btree (recurrence_id, occurrence_date, occurrence_no) WHERE (recurrence_id IS NOT NULL)
index CREATE UNIQUE INDEX tasks_pkey ON public.tasks USING btree (id)
index CREATE UNIQUE INDEX tasks_step ON public.tasks USING btree (plan_id, step_id) WHERE ((plan_id IS NOT NULL) AND (step_id IS NOT NULL))
index CREATE UNIQUE INDEX ventures_pkey ON public.ventures USING btree (id)
index CREATE UNIQUE INDEX workflow_versions_pkey ON public.workflow_versions USING btree (workflow_id, version_no)
index CREATE UNIQUE INDEX workflows_pkey ON public.workflows USING btree (id)
index CREATE UNIQUE INDEX workflows_workspace_id_slug_key ON public.workflows USING btree (workspace_id, slug)
index CREATE UNIQUE INDEX working_state_client_id_session_id_state_key_key ON public.working_state USING btree (client_id, session_id, state_key)
index CREATE UNIQUE INDEX working_state_pkey ON public.working_state USING btree (id)
index CREATE UNIQUE INDEX workspaces_pkey ON public.workspaces USING btree (workspace_id)
index CREATE UNIQUE INDEX workspaces_sample_of_key ON public.workspaces USING btree (sample_of)
index CREATE UNIQUE INDEX workspaces_slug_key ON public.workspaces USING btree (slug)
policy backend_clients.workspace_fence using (workspace_id = ( SELECT almanac_workspace() AS almanac_workspace))
policy backend_copies.workspace_fence using (workspace_id = ( SELECT almanac_workspace() AS almanac_workspace))
policy backend_outbox.workspace_fence using (workspace_id = ( SELECT almanac_workspace() AS almanac_workspace))
policy calendar_accounts.workspace_fence using (workspace_id = ( SELECT almanac_workspace() AS almanac_workspace))
policy calendar_channels.workspace_fence using (workspace_id = ( SELECT almanac_workspace() AS almanac_workspace))
policy calendar_events.workspace_fence using (workspace_id = ( SELECT almanac_workspace() AS almanac_workspace))
policy calendar_history.workspace_fence using (workspace_id = ( SELECT almanac_workspace() AS almanac_workspace))
policy calendar_links.workspace_fence using (workspace_id = ( SELECT almanac_workspace() AS almanac_workspace))
policy calendar_objects.workspace_fence using (workspace_id = ( SELECT almanac_workspace() AS almanac_workspace))
policy calendar_questions.workspace_fence using (workspace_id = ( SELECT almanac_workspace() AS almanac_workspace))
policy calendar_writes.workspace_fence using (workspace_id = ( SELECT almanac_workspace() AS almanac_workspace))
policy calendars.workspace_fence using (workspace_id = ( SELECT almanac_workspace() AS almanac_workspace))
policy client_profiles.workspace_fence using (workspace_id = ( SELECT almanac_workspace() AS almanac_workspace))
policy deliverables.workspace_fence using (workspace_id = ( SELECT almanac_workspace() AS almanac_workspace))
policy embedder_presence.workspace_fence using (workspace_id = ( SELECT almanac_workspace() AS almanac_workspace))
policy embedding_models.workspace_fence using (workspace_id = ( SELECT almanac_workspace() AS almanac_workspace))
policy embedding_usage.workspace_fence using (workspace_id = ( SELECT almanac_workspace() AS almanac_workspace))
policy engagements.workspace_fence using (workspace_id = ( SELECT almanac_workspace() AS almanac_workspace))
policy episodes.workspace_fence using (workspace_id = ( SELECT almanac_workspace() AS almanac_workspace))
policy event_history.workspace_fence using (workspace_id = ( SELECT almanac_workspace() AS almanac_workspace))
policy event_receipts.workspace_fence using (workspace_id = ( SELECT almanac_workspace() AS almanac_workspace))
policy events.workspace_fence using (workspace_id = ( SELECT almanac_workspace() AS almanac_workspace))
policy execution_runs.workspace_fence using (workspace_id = ( SELECT almanac_workspace() AS almanac_workspace))
policy fact_extractions.workspace_fence using (workspace_id = ( SELECT almanac_workspace() AS almanac_workspace))
policy fact_receipts.workspace_fence using (workspace_id = ( SELECT almanac_workspace() AS almanac_workspace))
policy facts.workspace_fence using (workspace_id = ( SELECT almanac_workspace() AS almanac_workspace))
policy finance_snapshot.workspace_fence using (workspace_id = ( SELECT almanac_workspace() AS almanac_workspace))
policy graph_edges.workspace_fence using (workspace_id = ( SELECT almanac_workspace() AS almanac_workspace))
policy graph_nodes.workspace_fence using (workspace_id = ( SELECT almanac_workspace() AS almanac_workspace))
policy idempotency_keys.workspace_fence using (workspace_id = ( SELECT almanac_workspace() AS almanac_workspace))
policy import_ids.workspace_fence using (workspace_id = ( SELECT almanac_workspace() AS almanac_workspace))
policy llm_calls.workspace_fence using (workspace_id = ( SELECT almanac_workspace() AS almanac_workspace))
policy memory_index.workspace_fence using (workspace_id = ( SELECT almanac_workspace() AS almanac_workspace))
policy memory_postings.workspace_fence using (workspace_id = ( SELECT almanac_workspace() AS almanac_workspace))
policy memory_remedies.workspace_fence using (workspace_id = ( SELECT almanac_workspace() AS almanac_workspace))
policy memory_sightings.workspace_fence using (workspace_id = ( SELECT almanac_workspace() AS almanac_workspace))
policy memory_signatures.workspace_fence using (workspace_id = ( SELECT almanac_workspace() AS almanac_workspace))
policy memory_vectors.workspace_fence using (workspace_id = ( SELECT almanac_workspace() AS almanac_workspace))
policy model_budgets.workspace_fence using (workspace_id = ( SELECT almanac_workspace() AS almanac_workspace))
policy model_settings.workspace_fence using (workspace_id = ( SELECT almanac_workspace() AS almanac_workspace))
policy offers.workspace_fence using (workspace_id = ( SELECT almanac_workspace() AS almanac_workspace))
policy outside_changes.workspace_fence using (workspace_id = ( SELECT almanac_workspace() AS almanac_workspace))
policy persons.workspace_fence using (workspace_id = ( SELECT almanac_workspace() AS almanac_workspace))
policy plan_days.workspace_fence using (workspace_id = ( SELECT almanac_workspace() AS almanac_workspace))
policy plan_progress.workspace_fence using (workspace_id = ( SELECT almanac_workspace() AS almanac_workspace))
policy plan_versions.workspace_fence using (workspace_id = ( SELECT almanac_workspace() AS almanac_workspace))
policy plans.workspace_fence using (workspace_id = ( SELECT almanac_workspace() AS almanac_workspace))
policy process_templates.workspace_fence using (workspace_id = ( SELECT almanac_workspace() AS almanac_workspace))
policy projects.workspace_fence using (workspace_id = ( SELECT almanac_workspace() AS almanac_workspace))
policy prompt_templates.workspace_fence using (workspace_id = ( SELECT almanac_workspace() AS almanac_workspace))
policy recommendations.workspace_fence using (workspace_id = ( SELECT almanac_workspace() AS almanac_workspace))
policy recurrences.workspace_fence using (workspace_id = ( SELECT almanac_workspace() AS almanac_workspace))
policy reflections.workspace_fence using (workspace_id = ( SELECT almanac_workspace() AS almanac_workspace))
policy results.workspace_fence using (workspace_id = ( SELECT almanac_workspace() AS almanac_workspace))
policy saved_views.workspace_fence using (workspace_id = ( SELECT almanac_workspace() AS almanac_workspace))
policy schedule_changes.workspace_fence using (workspace_id = ( SELECT almanac_workspace() AS almanac_workspace))
policy schedule_watch.workspace_fence using (workspace_id = ( SELECT almanac_workspace() AS almanac_workspace))
policy scheduler_preferences.workspace_fence using (workspace_id = ( SELECT almanac_workspace() AS almanac_workspace))
policy scheduler_runs.workspace_fence using (workspace_id = ( SELECT almanac_workspace() AS almanac_workspace))
policy scheduling_constraints.workspace_fence using (workspace_id = ( SELECT almanac_workspace() AS almanac_workspace))
policy service_blueprints.workspace_fence using (workspace_id = ( SELECT almanac_workspace() AS almanac_workspace))
policy sprints.workspace_fence using (workspace_id = ( SELECT almanac_workspace() AS almanac_workspace))
policy task_notes.workspace_fence using (workspace_id = ( SELECT almanac_workspace() AS almanac_workspace))
policy tasks.workspace_fence using (workspace_id = ( SELECT almanac_workspace() AS almanac_workspace))
policy ventures.workspace_fence using (workspace_id = ( SELECT almanac_workspace() AS almanac_workspace))
policy workflow_versions.workspace_fence using (workspace_id = ( SELECT almanac_workspace() AS almanac_workspace))
policy workflows.workspace_fence using (workspace_id = ( SELECT almanac_workspace() AS almanac_workspace))
policy working_state.workspace_fence using (workspace_id = ( SELECT almanac_workspace() AS almanac_workspace))
view v_sprint_capacity
view v_sprint_tasks
