# Claims against hand-made gold, where the study has any.


rule evaluate:
    input:
        # What the program read: a person's corrections are no merit of it.
        claims=expand(
            "{results}/claims/shard-{shard}.parquet", results=RESULTS, shard=SHARDS
        ),
        gold=SETTINGS.study.gold or [],
        reports=f"{RESULTS}/tables/reports.parquet",
    output:
        measures=f"{RESULTS}/evaluation/measures.csv",
        errors=f"{RESULTS}/evaluation/errors.csv",
        reliability=expand(
            f"{RESULTS}/evaluation/reliability.{{suffix}}",
            suffix=["csv", "png", "svg", "txt"],
        ),
        page=f"{RESULTS}/evaluation/errors.html",
    log:
        f"{RESULTS}/logs/evaluate.log",
    benchmark:
        f"{RESULTS}/benchmarks/evaluate.tsv"
    conda:
        "../../environment.yml"
    threads: 1
    resources:
        mem_mb=2000,
    params:
        claims=subpath(input[0], parent=True),
        folder=subpath(output.measures, parent=True),
        code=code_digest("hasila.cli.evaluate"),
    shell:
        "hasila evaluate {input.gold:q} {params.claims} --reports {input.reports}"
        " -o {params.folder} > {log} 2>&1"
