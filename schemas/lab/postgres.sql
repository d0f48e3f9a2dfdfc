CREATE TABLE users (
    user_id integer NOT NULL,
    full_name text NOT NULL,
    email text NOT NULL,
    team text,
    manager_id integer,
    joined_on date NOT NULL,
    CONSTRAINT users_pk PRIMARY KEY (user_id),
    CONSTRAINT users_email_unique UNIQUE (email),
    CONSTRAINT users_manager_fk FOREIGN KEY (manager_id) REFERENCES users (user_id),
    CONSTRAINT users_not_own_manager CHECK (manager_id IS NULL OR manager_id <> user_id)
);

CREATE TABLE experiments (
    experiment_id integer NOT NULL,
    name text NOT NULL,
    owner_id integer,
    status text NOT NULL,
    started_on date,
    ended_on date,
    config jsonb NOT NULL,
    CONSTRAINT experiments_pk PRIMARY KEY (experiment_id),
    CONSTRAINT experiments_owner_fk FOREIGN KEY (owner_id) REFERENCES users (user_id),
    CONSTRAINT experiments_status_known CHECK (status IN ('draft', 'running', 'stopped', 'archived')),
    CONSTRAINT experiments_draft_not_started CHECK ((status = 'draft') = (started_on IS NULL)),
    CONSTRAINT experiments_ended_needs_start CHECK (ended_on IS NULL OR started_on IS NOT NULL),
    CONSTRAINT experiments_ended_after_start CHECK (ended_on IS NULL OR ended_on >= started_on),
    CONSTRAINT experiments_running_not_ended CHECK (status <> 'running' OR ended_on IS NULL)
);

CREATE TABLE variants (
    experiment_id integer NOT NULL,
    name text NOT NULL,
    is_control boolean NOT NULL,
    traffic_share numeric(4, 3) NOT NULL,
    CONSTRAINT variants_pk PRIMARY KEY (experiment_id, name),
    CONSTRAINT variants_experiment_fk FOREIGN KEY (experiment_id) REFERENCES experiments (experiment_id),
    CONSTRAINT variants_name_not_empty CHECK (name <> ''),
    CONSTRAINT variants_share_in_range CHECK (traffic_share > 0 AND traffic_share <= 1)
);

CREATE TABLE subjects (
    subject_id integer NOT NULL,
    display_name text NOT NULL,
    country text,
    referral text,
    signed_up_at timestamp NOT NULL,
    CONSTRAINT subjects_pk PRIMARY KEY (subject_id),
    CONSTRAINT subjects_country_not_empty CHECK (country <> '')
);

CREATE TABLE assignments (
    subject_id integer NOT NULL,
    experiment_id integer NOT NULL,
    variant text NOT NULL,
    assigned_at timestamp NOT NULL,
    CONSTRAINT assignments_pk PRIMARY KEY (subject_id, experiment_id),
    CONSTRAINT assignments_subject_fk FOREIGN KEY (subject_id) REFERENCES subjects (subject_id),
    CONSTRAINT assignments_variant_fk
        FOREIGN KEY (experiment_id, variant) REFERENCES variants (experiment_id, name)
);

CREATE TABLE events (
    event_id integer NOT NULL,
    subject_id integer NOT NULL,
    event_type text NOT NULL,
    event_at timestamp NOT NULL,
    arrived_at timestamp NOT NULL,
    value numeric(10, 2),
    CONSTRAINT events_pk PRIMARY KEY (event_id),
    CONSTRAINT events_subject_fk FOREIGN KEY (subject_id) REFERENCES subjects (subject_id),
    CONSTRAINT events_type_known
        CHECK (event_type IN ('visit', 'view', 'add_to_cart', 'purchase', 'refund')),
    CONSTRAINT events_arrive_after_happening CHECK (arrived_at >= event_at),
    CONSTRAINT events_value_only_for_money
        CHECK (value IS NULL OR event_type IN ('purchase', 'refund')),
    CONSTRAINT events_value_not_negative CHECK (value IS NULL OR value >= 0)
);

CREATE TABLE training_runs (
    run_id integer NOT NULL,
    user_id integer NOT NULL,
    model text NOT NULL,
    parent_run_id integer,
    status text NOT NULL,
    started_at timestamp NOT NULL,
    finished_at timestamp,
    seed integer,
    tags text[],
    note text,
    CONSTRAINT training_runs_pk PRIMARY KEY (run_id),
    CONSTRAINT training_runs_user_fk FOREIGN KEY (user_id) REFERENCES users (user_id),
    CONSTRAINT training_runs_parent_fk FOREIGN KEY (parent_run_id) REFERENCES training_runs (run_id),
    CONSTRAINT training_runs_model_not_empty CHECK (model <> ''),
    CONSTRAINT training_runs_not_own_parent CHECK (parent_run_id IS NULL OR parent_run_id <> run_id),
    CONSTRAINT training_runs_status_known CHECK (status IN ('running', 'succeeded', 'failed')),
    CONSTRAINT training_runs_running_unfinished CHECK ((status = 'running') = (finished_at IS NULL)),
    CONSTRAINT training_runs_finish_after_start CHECK (finished_at IS NULL OR finished_at >= started_at)
);

CREATE TABLE run_metrics (
    run_id integer NOT NULL,
    metric text NOT NULL,
    step integer NOT NULL,
    value double precision,
    recorded_at timestamp NOT NULL,
    CONSTRAINT run_metrics_pk PRIMARY KEY (run_id, metric, step),
    CONSTRAINT run_metrics_run_fk FOREIGN KEY (run_id) REFERENCES training_runs (run_id),
    CONSTRAINT run_metrics_metric_known CHECK (metric IN ('loss', 'val_accuracy', 'val_auc')),
    CONSTRAINT run_metrics_step_not_negative CHECK (step >= 0)
);

CREATE TABLE feature_values (
    feature_value_id integer NOT NULL,
    subject_id integer NOT NULL,
    feature text NOT NULL,
    event_at timestamp NOT NULL,
    arrived_at timestamp NOT NULL,
    value double precision,
    CONSTRAINT feature_values_pk PRIMARY KEY (feature_value_id),
    CONSTRAINT feature_values_subject_fk FOREIGN KEY (subject_id) REFERENCES subjects (subject_id),
    CONSTRAINT feature_values_feature_known
        CHECK (feature IN ('purchases_30d', 'avg_basket', 'days_since_visit', 'support_tickets')),
    CONSTRAINT feature_values_arrive_after_event CHECK (arrived_at >= event_at)
);

CREATE TABLE deployments (
    deployment_id integer NOT NULL,
    run_id integer NOT NULL,
    environment text NOT NULL,
    deployed_at timestamp NOT NULL,
    retired_at timestamp,
    CONSTRAINT deployments_pk PRIMARY KEY (deployment_id),
    CONSTRAINT deployments_run_fk FOREIGN KEY (run_id) REFERENCES training_runs (run_id),
    CONSTRAINT deployments_environment_known
        CHECK (environment IN ('staging', 'shadow', 'canary', 'production')),
    CONSTRAINT deployments_retired_after_deployed
        CHECK (retired_at IS NULL OR retired_at > deployed_at)
);

CREATE TABLE predictions (
    prediction_id integer NOT NULL,
    deployment_id integer NOT NULL,
    subject_id integer NOT NULL,
    predicted_at timestamp NOT NULL,
    score double precision NOT NULL,
    CONSTRAINT predictions_pk PRIMARY KEY (prediction_id),
    CONSTRAINT predictions_deployment_fk
        FOREIGN KEY (deployment_id) REFERENCES deployments (deployment_id),
    CONSTRAINT predictions_subject_fk FOREIGN KEY (subject_id) REFERENCES subjects (subject_id),
    CONSTRAINT predictions_score_in_range CHECK (score >= 0 AND score <= 1)
);

CREATE TABLE labels (
    prediction_id integer NOT NULL,
    label boolean,
    labelled_at timestamp NOT NULL,
    CONSTRAINT labels_pk PRIMARY KEY (prediction_id),
    CONSTRAINT labels_prediction_fk
        FOREIGN KEY (prediction_id) REFERENCES predictions (prediction_id)
);

COMMENT ON TABLE users IS 'The people who work on the platform: they own experiments and train models.';
COMMENT ON COLUMN users.full_name IS 'Not unique: two people may share a name.';
COMMENT ON COLUMN users.team IS 'NULL when the person belongs to no team.';
COMMENT ON COLUMN users.manager_id IS 'The user this person reports to; NULL at the top of the tree.';
COMMENT ON COLUMN users.joined_on IS 'First working day.';

COMMENT ON TABLE experiments IS 'A/B tests. A draft has not started yet.';
COMMENT ON COLUMN experiments.name IS 'Not unique: an experiment may be run again under the same name.';
COMMENT ON COLUMN experiments.owner_id IS 'The user responsible; NULL when nobody is.';
COMMENT ON COLUMN experiments.status IS 'draft, running, stopped or archived.';
COMMENT ON COLUMN experiments.started_on IS 'First day of the experiment; NULL for a draft.';
COMMENT ON COLUMN experiments.ended_on IS 'Last day of the experiment, that day included; NULL while it has not ended.';
COMMENT ON COLUMN experiments.config IS 'Settings as JSON; keys may be missing.';

COMMENT ON TABLE variants IS 'The versions an experiment compares; exactly one in each experiment is the control.';
COMMENT ON COLUMN variants.name IS 'Unique within its experiment only.';
COMMENT ON COLUMN variants.is_control IS 'True for the version the others are compared with, whatever its name.';
COMMENT ON COLUMN variants.traffic_share IS
    'Planned share of all traffic, from 0 to 1. What the shares of an experiment leave over sees no experiment.';

COMMENT ON TABLE subjects IS 'The people experimented on: customers of the shops that use the platform.';
COMMENT ON COLUMN subjects.country IS 'Two-letter country code; NULL when unknown.';
COMMENT ON COLUMN subjects.referral IS
    'Answer to "how did you find us?", exactly as typed. Empty string: asked, left blank. NULL: never asked.';
COMMENT ON COLUMN subjects.signed_up_at IS 'UTC.';

COMMENT ON TABLE assignments IS
    'Which variant a subject sees: at most one variant for each experiment, but any number of experiments.';
COMMENT ON COLUMN assignments.variant IS 'With experiment_id, names a row of variants.';
COMMENT ON COLUMN assignments.assigned_at IS
    'UTC. What the subject did before this moment owes nothing to the experiment.';

COMMENT ON TABLE events IS 'What subjects did, one row for each action. Numbered in order of arrival.';
COMMENT ON COLUMN events.event_type IS 'visit, view, add_to_cart, purchase or refund.';
COMMENT ON COLUMN events.event_at IS 'When it happened (UTC).';
COMMENT ON COLUMN events.arrived_at IS 'When the platform received it (UTC); can be days after event_at.';
COMMENT ON COLUMN events.value IS
    'Amount in euros of a purchase or refund, never negative. NULL for other events, and where the shop did not report the amount.';

COMMENT ON TABLE training_runs IS 'Attempts to train a model.';
COMMENT ON COLUMN training_runs.user_id IS 'Who started it.';
COMMENT ON COLUMN training_runs.model IS 'Name of the model trained.';
COMMENT ON COLUMN training_runs.parent_run_id IS 'The run it was fine-tuned from; NULL when trained from scratch.';
COMMENT ON COLUMN training_runs.status IS 'running, succeeded or failed.';
COMMENT ON COLUMN training_runs.finished_at IS 'UTC; NULL while running.';
COMMENT ON COLUMN training_runs.seed IS 'Random seed; NULL when none was set. 0 is a seed.';
COMMENT ON COLUMN training_runs.tags IS 'Labels given by the user. Empty array: cleared by hand. NULL: never tagged.';
COMMENT ON COLUMN training_runs.note IS 'Free text. Empty string: saved blank. NULL: never written.';

COMMENT ON TABLE run_metrics IS 'Measurements taken during a training run. Not every step is recorded.';
COMMENT ON COLUMN run_metrics.metric IS 'loss (lower is better), val_accuracy or val_auc (higher is better).';
COMMENT ON COLUMN run_metrics.step IS 'Training step; normally every 100th, some are missing.';
COMMENT ON COLUMN run_metrics.value IS 'NULL when the measurement was not a number (NaN).';
COMMENT ON COLUMN run_metrics.recorded_at IS 'When it was written (UTC); not always in order of step.';

COMMENT ON TABLE feature_values IS
    'Facts about subjects that models read; several versions for each subject and feature.';
COMMENT ON COLUMN feature_values.event_at IS 'The moment the value is true of (UTC).';
COMMENT ON COLUMN feature_values.arrived_at IS
    'When the platform could first use it (UTC). A later arrival with the same event_at is a correction.';
COMMENT ON COLUMN feature_values.value IS 'NULL when it was computed but could not be known.';

COMMENT ON TABLE deployments IS 'When a trained run served predictions, and where.';
COMMENT ON COLUMN deployments.environment IS 'staging, shadow, canary or production.';
COMMENT ON COLUMN deployments.deployed_at IS 'First moment of service (UTC), included.';
COMMENT ON COLUMN deployments.retired_at IS 'End of service (UTC), not included; NULL while in service.';

COMMENT ON TABLE predictions IS 'Scores served by a deployment.';
COMMENT ON COLUMN predictions.score IS 'Predicted probability, from 0 to 1.';

COMMENT ON TABLE labels IS 'What really happened, for the predictions that somebody has looked at since.';
COMMENT ON COLUMN labels.label IS 'What really happened. NULL: looked at, and undecided.';
COMMENT ON COLUMN labels.labelled_at IS 'When the outcome was looked at (UTC), never before the prediction was made.';
