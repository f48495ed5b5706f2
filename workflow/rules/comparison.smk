# Claims to events, tallies, consensus, audit and agreement.


rule compare:
    input:
        reports=f"{RESULTS}/tables/reports.parquet",
        claims=f"{RESULTS}/tables/claims.parquet",
        log=f"{RESULTS}/tables/hand_log.parquet",
        events=HAND.events,
        lists=[*PLACES, *NAMES],
    output:
        expand(f"{RESULTS}/comparison/{{table}}.parquet", table=COMPARISON),
        expand(f"{RESULTS}/comparison/{{table}}.csv", table=COMPARISON),
    log:
        f"{RESULTS}/logs/compare.log",
    benchmark:
        f"{RESULTS}/benchmarks/compare.tsv"
    conda:
        "../../environment.yml"
    threads: 1
    resources:
        mem_mb=4000,
    params:
        settings=dump(SETTINGS, "compare"),
        codebooks=CODEBOOKS_DIGEST,
        study=SETTINGS.study.name,
        folder=subpath(output[0], parent=True),
        lists=[f"--list={path}" for path in (*PLACES, *NAMES)],
        code=code_digest("hasila.cli.compare"),
    shell:
        "hasila compare {input.reports} {input.claims} {input.events:q} -o {params.folder}"
        " {params.lists:q} --log {input.log} --study {params.study}"
        " --config {params.settings:q} > {log} 2>&1"
