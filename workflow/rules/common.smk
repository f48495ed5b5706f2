# What all rules share: checked settings, paths, and the digest of a stage's code.
from hasila.config import dump
from hasila.digest import code_digest
from hasila.workflow import languages, prepare, warn

SETTINGS, LABELS, PLACES, NAMES, HAND, INPUTS_DIGEST, CODEBOOKS_DIGEST = prepare(
    config, workflow.basedir
)

RESULTS = f"results/{SETTINGS.study.name}"
SHARDS = [f"{number:02d}" for number in range(SETTINGS.ingest.shards)]
TABLES = ["reports", "figures", "claims", "rejected", "predictions"]
EVALUATION = [f"{RESULTS}/evaluation/measures.csv"] if SETTINGS.study.gold else []
COMPARISON = [
    "events",
    "tallies",
    "consensus",
    "audit",
    "agreement",
    "concord",
    "lag",
    "leaning",
    "hand_log",
]
PLOTS = [
    "toll_over_time",
    "forest",
    "dumbbell",
    "parts",
    "disagreement",
    "codebooks",
    "lag",
    "events",
    "map",
]
# Everything that a run finds out, and the forms in which others can use it.
RUN = [
    f"{RESULTS}/index.html",
    f"{RESULTS}/index_files",
    f"{RESULTS}/config.yaml",
    f"{RESULTS}/reports/rejects.parquet",
    *expand(f"{RESULTS}/tokens/shard-{{shard}}.parquet", shard=SHARDS),
    *expand(
        f"{RESULTS}/tables/{{table}}.{{suffix}}",
        table=TABLES,
        suffix=["parquet", "csv"],
    ),
    *expand(
        f"{RESULTS}/comparison/{{table}}.{{suffix}}",
        table=COMPARISON,
        suffix=["parquet", "csv"],
    ),
    *expand(
        f"{RESULTS}/plots/{{plot}}.{{suffix}}",
        plot=PLOTS,
        suffix=["png", "svg", "pdf", "txt", "csv"],
    ),
    *EVALUATION,
]
EXPORT = expand(
    "{results}/export/{name}",
    results=RESULTS,
    name=[
        "README.md",
        "data_dictionary.csv",
        "datapackage.json",
        "ro-crate-metadata.json",
        "workbook.xlsx",
    ],
)
FINAL = [*RUN, *EXPORT]


wildcard_constraints:
    shard=r"\d+",
    table=r"[a-z]+",


def reports_shard(wildcards):
    """One shard of reports, asked for only after ingest has run.

    Ingest rewrites all shards. Because it is a checkpoint, Snakemake looks at them again
    afterwards, finds by checksum which ones differ, and reruns the stages of those alone.
    """
    checkpoints.ingest.get()
    return f"{RESULTS}/reports/shard-{wildcards.shard}.parquet"
