"""Which functions exist in PostgreSQL, which of them an answer may call, and why not.

`postgres_functions.txt` holds the names that PostgreSQL 18 has in pg_catalog, one a line: name;
f, a, w, h or p for function, aggregate, window function, aggregate over an ordered set that is a
window function besides, or procedure, with `*` where it gives rows; the type it gives, where all
its forms give the same. `OFFLINE` names those whose meaning the offline engine keeps, by itself or
through `grader.queries.translate`.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

from grader.queries.nearest import nearest
from grader.queries.source import Source
from grader.queries.stop import Stop, mistake, not_offline, refused
from grader.queries.words import words


class Function(NamedTuple):
    """What is known of a PostgreSQL function; `gives` is "" where its forms differ."""

    kind: str
    rows: bool
    gives: str


OFFLINE = words("""
    count sum avg min max string_agg array_agg bool_and bool_or every any_value
    stddev stddev_samp stddev_pop variance var_samp var_pop corr covar_pop covar_samp
    regr_avgx regr_avgy regr_count regr_intercept regr_r2 regr_slope regr_sxx regr_sxy regr_syy
    bit_and bit_or bit_xor percentile_cont percentile_disc mode
    row_number rank dense_rank percent_rank cume_dist ntile lag lead first_value last_value
    nth_value
    abs ceil ceiling floor round trunc sign mod power pow sqrt cbrt exp ln log log10 pi degrees
    radians sin cos tan asin acos atan atan2 cot sinh cosh tanh gcd lcm random div factorial
    width_bucket scale min_scale trim_scale
    lower upper initcap length char_length character_length octet_length position strpos substring
    substr overlay left right lpad rpad ltrim rtrim btrim replace repeat reverse split_part
    translate concat concat_ws ascii chr md5 starts_with regexp_replace regexp_like regexp_count
    regexp_instr regexp_substr regexp_match regexp_matches regexp_split_to_array
    regexp_split_to_table string_to_table format quote_literal quote_nullable to_hex bit_length
    num_nulls num_nonnulls
    now date_trunc date_part extract age date_bin date_add date_subtract isfinite overlaps
    make_time make_timestamptz to_char to_date to_timestamp to_number make_date
    make_timestamp make_interval justify_hours justify_days justify_interval
    transaction_timestamp statement_timestamp timezone
    generate_series unnest array_length cardinality array_append array_position array_to_string
    string_to_array date like_escape similar_to_escape num_nulls num_nonnulls pg_typeof
    array_prepend array_cat array_remove array_replace array_positions array_upper array_lower
    json_array_elements json_array_elements_text json_object_keys json_each json_each_text
    json_typeof json_array_length json_extract_path json_extract_path_text json_strip_nulls
    json_build_array json_build_object json_agg json_object_agg to_json to_jsonb jsonb_set
    jsonb_array_elements jsonb_array_elements_text jsonb_object_keys jsonb_each jsonb_each_text
    jsonb_typeof jsonb_array_length jsonb_extract_path jsonb_extract_path_text jsonb_strip_nulls
    jsonb_build_array jsonb_build_object jsonb_agg jsonb_object_agg jsonb_pretty
    array_ndims array_dims array_sort array_reverse trim_array generate_subscripts
    """)

_files = re.compile(
    r"pg_(read|ls|stat_file|file|logfile|current_logfile|log_dir).*|lo_.*|loread|lowrite|pg_stat_file"
    r"|read_.*|parquet_.*|sniff_csv|glob|write_.*|copy_database|import_database|open_?prompt"
    r"|load_extension|.*_scan|iceberg_.*|delta_.*|st_read.*|import_.*|export_.*|storage_info"
)
_server = re.compile(
    r"pg_(?!typeof$).*|set_config|current_setting|setseed|setval|nextval|currval|lastval"
    r"|txid_.*|.*_to_xml.*|inet_(client|server)_.*|has_.*_privilege|dblink.*|version|row_security.*"
    r"|current_(user|role|schemas?|catalog|database|query|query_id|connection_id|transaction_id)"
    r"|session_user|system_user|user|getdatabaseencoding|getpgusername|(obj|col|shobj)_description"
    r"|binary_upgrade_.*|brin_.*|gin_clean_pending_list|ts_stat|ts_rewrite|currtid2|mxid_age"
    r"|to_reg.*|format_type|plpgsql_.*|fmgr_.*|RI_.*|suppress_.*|unicode_version|icu_.*"
    r"|getenv|getvariable|setvariable|duckdb_.*|pragma_.*|query|query_table|json_execute_.*"
    r"|json_(de)?serialize_.*|checkpoint|force_checkpoint|which_secret|enable_.*|disable_.*"
    r"|database_(list|size)|show_.*|create_.*|(de)?register_.*|destroy_.*|add_parquet_key"
    r"|metadata_info|functions|extension_versions|collations|arrow_.*|pandas_.*|python_.*"
    r"|write_log|parse_duckdb_log_message|sql_auto_complete|is_internal_.*|in_search_path"
    r"|test_.*|repeat_row|summary|invoke|apply_.*_extension|get_block_size|txid_current"
    r"|vector_type|seq_scan|index_scan|unique_keys|user_agent|.*_secret.*|__internal_.*"
)


def hostile(name: str) -> str:
    """The feedback code for a function no answer may call, or "" for any other."""
    lowered = name.lower()
    if _files.fullmatch(lowered):
        return "file-access"
    return "function-not-allowed" if _server.fullmatch(lowered) else ""


@cache
def known() -> dict[str, Function]:
    """Every function of PostgreSQL by its name."""
    text = (Path(__file__).parent / "postgres_functions.txt").read_text("utf-8")
    found = {}
    for line in text.splitlines():
        name, kind, gives = (line + "  ").split(" ", 2)
        found[name] = Function(kind[0], kind.endswith("*"), gives.strip())
    return found


def is_aggregate(name: str) -> bool:
    """True for a function that is an aggregate when it has no OVER clause."""
    function = known().get(name)
    return function is not None and function.kind in "ah"


def check(name: str, schema: str, source: Source, offset: int) -> None:
    """Pass a function call of an answer in PostgreSQL's dialect, or raise the `Stop` it deserves.

    `name` is as PostgreSQL folds it, `schema` what stands before its dot, or "".
    """
    check_allowed(name, schema, source, offset)
    place = source.place(offset)
    full = f"{schema}.{name}" if schema else name
    if schema not in ("", "pg_catalog") or name not in known():
        raise unknown(full, name, source, offset)
    if name not in OFFLINE:
        raise not_offline(f"The function {name}()", place, function=name)


def check_allowed(name: str, schema: str, source: Source, offset: int) -> None:
    """Pass a call of any function but those that no answer may call on any engine."""
    problem = _problem(name, schema)
    if problem is not None:
        code, message = problem
        raise refused(code, message, source.place(offset), function=name)


def unknown(full: str, name: str, source: Source, offset: int) -> Stop:
    """The mistake of calling a function that PostgreSQL does not have."""
    return mistake(
        "unknown-function",
        f"function {full}() does not exist",
        source.place(offset),
        unknown_suggestion(name),
        function=name,
    )


def unknown_suggestion(name: str) -> str:
    """The function that was probably meant, or ""."""
    return _habits.get(name) or nearest(name, OFFLINE, 0.72) or nearest(name, _plain_names(), 0.8)


def _problem(name: str, schema: str) -> tuple[str, str] | None:
    code = hostile(name)
    if not code or schema not in ("", "pg_catalog", "main", "system"):
        return None
    if code == "file-access":
        return code, f"{name}() reaches for files; an answer may only read the exercise's tables."
    return code, f"{name}() reaches for the server or its settings, which no answer may do."


def _plain_names() -> frozenset[str]:
    return frozenset(
        name for name, entry in known().items() if entry.gives and not _server.fullmatch(name)
    )


_habits = {
    "ifnull": "coalesce", "isnull": "coalesce", "nvl": "coalesce", "getdate": "now",
    "len": "length", "group_concat": "string_agg", "listagg": "string_agg", "instr": "strpos",
    "charindex": "strpos", "year": "extract", "month": "extract", "day": "extract",
    "datediff": "age", "date_diff": "age", "dateadd": "make_interval", "strftime": "to_char",
    "date_format": "to_char", "median": "percentile_cont", "truncate": "trunc",
    "rand": "random", "first": "first_value", "last": "last_value",
}  # fmt: skip
"""What other systems call a function, and PostgreSQL's name for it."""
