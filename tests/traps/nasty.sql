-- Rules of every kind that a schema may hold.
CREATE TABLE teams (
    team_id integer NOT NULL,
    code varchar(3) NOT NULL,
    grade char(1),
    parent_id integer,
    budget numeric(6,2) NOT NULL DEFAULT 10.50,
    spent numeric(6,2),
    colour text NOT NULL DEFAULT 'red',
    CONSTRAINT teams_pkey PRIMARY KEY (team_id),
    CONSTRAINT teams_code_key UNIQUE (code),
    CONSTRAINT teams_parent_fkey FOREIGN KEY (parent_id) REFERENCES teams (team_id),
    CONSTRAINT teams_code_check CHECK (code ~ '^[A-Z][A-Z0-9]{1,2}$'),
    CONSTRAINT teams_grade_check CHECK (grade LIKE '_' AND grade BETWEEN 'A' AND 'E'),
    CONSTRAINT teams_colour_check CHECK (colour IN ('red', 'green', 'blue')),
    CONSTRAINT teams_budget_check CHECK (budget >= 0 AND budget < 5000),
    CONSTRAINT teams_spent_check CHECK (spent <= budget * 2 AND NOT (colour = 'red' AND spent > 100)),
    CONSTRAINT teams_parent_check CHECK (parent_id IS DISTINCT FROM team_id)
);
CREATE TABLE seasons (
    team_id integer NOT NULL,
    year smallint NOT NULL,
    starts_on date NOT NULL,
    ends_on date,
    closed_at timestamptz,
    motto text,
    CONSTRAINT seasons_pkey PRIMARY KEY (team_id, year),
    CONSTRAINT seasons_team_fkey FOREIGN KEY (team_id) REFERENCES teams (team_id),
    CONSTRAINT seasons_motto_key UNIQUE (year, motto),
    CONSTRAINT seasons_dates_check CHECK (starts_on < ends_on),
    CONSTRAINT seasons_year_check CHECK (year BETWEEN 1990 AND 2030),
    CONSTRAINT seasons_start_check CHECK (EXTRACT(YEAR FROM starts_on) = year),
    CONSTRAINT seasons_closed_check CHECK ((ends_on IS NULL) = (closed_at IS NULL)),
    CONSTRAINT seasons_motto_check CHECK (motto <> '' AND length(motto) <= 12 AND motto = trim(motto))
);
CREATE TABLE games (
    game_id bigint NOT NULL,
    home_id integer NOT NULL,
    guest_id integer NOT NULL,
    year smallint NOT NULL,
    played_at timestamp,
    home_goals integer,
    guest_goals integer,
    winner text,
    referees text[],
    scores integer[],
    details jsonb NOT NULL DEFAULT '{}',
    ticket uuid,
    replay_of bigint,
    price numeric(5,1) DEFAULT 0,
    weight double precision,
    CONSTRAINT games_pkey PRIMARY KEY (game_id),
    CONSTRAINT games_home_fkey FOREIGN KEY (home_id, year) REFERENCES seasons (team_id, year),
    CONSTRAINT games_guest_fkey FOREIGN KEY (guest_id, year) REFERENCES seasons (team_id, year),
    CONSTRAINT games_replay_fkey FOREIGN KEY (replay_of) REFERENCES games (game_id),
    CONSTRAINT games_pair_key UNIQUE (home_id, guest_id, year, played_at),
    CONSTRAINT games_goals_check CHECK (num_nonnulls(home_goals, guest_goals) IN (0, 2)),
    CONSTRAINT games_played_check CHECK ((played_at IS NULL) = (home_goals IS NULL)),
    CONSTRAINT games_winner_check CHECK (
        CASE WHEN home_goals > guest_goals THEN winner = 'home'
             WHEN home_goals < guest_goals THEN winner = 'guest'
             ELSE winner IS NULL END),
    CONSTRAINT games_positive_check CHECK (home_goals >= 0 AND guest_goals >= 0),
    CONSTRAINT games_referees_check CHECK (cardinality(referees) > 0),
    CONSTRAINT games_weight_check CHECK (weight IS NULL OR (weight > 0.5 AND weight <= 99.5)),
    CONSTRAINT games_price_check CHECK (coalesce(price, 0) * 2 <= 500)
);
CREATE TABLE tickets (
    game_id bigint,
    seat varchar(4) NOT NULL,
    holder text,
    mail text,
    paid boolean,
    paid_on date,
    fee numeric(4,2) NOT NULL,
    total numeric(6,2) NOT NULL,
    pieces integer NOT NULL,
    backup_team integer,
    backup_year smallint,
    CONSTRAINT tickets_seat_key UNIQUE (game_id, seat),
    CONSTRAINT tickets_game_fkey FOREIGN KEY (game_id) REFERENCES games (game_id),
    CONSTRAINT tickets_backup_fkey FOREIGN KEY (backup_team, backup_year) REFERENCES seasons (team_id, year),
    CONSTRAINT tickets_seat_check CHECK (seat ~ '^(L|R)[0-9]+$'),
    CONSTRAINT tickets_mail_check CHECK (position('@' in mail) > 1 AND mail = lower(mail)),
    CONSTRAINT tickets_paid_check CHECK (paid IS NOT TRUE OR paid_on >= DATE '2023-01-01'),
    CONSTRAINT tickets_unpaid_check CHECK (paid OR paid_on IS NULL),
    CONSTRAINT tickets_total_check CHECK (total = fee * pieces),
    CONSTRAINT tickets_pieces_check CHECK (pieces % 2 = 1 AND pieces BETWEEN 1 AND 9)
);
CREATE TABLE tags (
    label text NOT NULL,
    CONSTRAINT tags_label_check CHECK (upper(label) = label AND label NOT LIKE '% %' AND label >= 'B')
);
