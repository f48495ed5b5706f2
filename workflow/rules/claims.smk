# Reports to figures and claims, shard by shard, the shards of a table to one file, and a
# person's corrections onto the claims.


# What a person corrected is the table of claims; the shards keep what the program read.
ruleorder: hand > collect


rule figures:
    input:
        reports_shard,
    output:
        f"{RESULTS}/figures/shard-{{shard}}.parquet",
    log:
        f"{RESULTS}/logs/figures-{{shard}}.log",
    benchmark:
        f"{RESULTS}/benchmarks/figures-{{shard}}.tsv"
    conda:
        "../../environment.yml"
    threads: 1
    resources:
        mem_mb=2000,
    params:
        code=code_digest("hasila.cli.figures"),
    shell:
        "hasila figures {input} -o {output} > {log} 2>&1"


rule claims:
    input:
        reports=reports_shard,
        places=PLACES,
        names=NAMES,
    output:
        f"{RESULTS}/claims/shard-{{shard}}.parquet",
    log:
        f"{RESULTS}/logs/claims-{{shard}}.log",
    benchmark:
        f"{RESULTS}/benchmarks/claims-{{shard}}.tsv"
    conda:
        "../../environment.yml"
    threads: 1
    resources:
        mem_mb=2000,
    params:
        code=code_digest("hasila.cli.claims"),
    shell:
        "hasila claims {input:q} -o {output} > {log} 2>&1"


rule collect:
    input:
        expand(
            "{results}/{{table}}/shard-{shard}.parquet", results=RESULTS, shard=SHARDS
        ),
    output:
        parquet=f"{RESULTS}/tables/{{table}}.parquet",
        csv=f"{RESULTS}/tables/{{table}}.csv",
    log:
        f"{RESULTS}/logs/collect-{{table}}.log",
    benchmark:
        f"{RESULTS}/benchmarks/collect-{{table}}.tsv"
    conda:
        "../../environment.yml"
    threads: 1
    resources:
        mem_mb=4000,
    params:
        code=code_digest("hasila.cli.collect"),
    shell:
        "hasila collect {input} -o {output.parquet} -o {output.csv} > {log} 2>&1"


rule hand:
    input:
        claims=expand(
            "{results}/claims/shard-{shard}.parquet", results=RESULTS, shard=SHARDS
        ),
        reports=f"{RESULTS}/tables/reports.parquet",
        corrections=HAND.claims,
        names=NAMES,
    output:
        expand(
            f"{RESULTS}/tables/{{table}}.{{suffix}}",
            table=["claims", "rejected", "hand_log"],
            suffix=["parquet", "csv"],
        ),
    log:
        f"{RESULTS}/logs/hand.log",
    benchmark:
        f"{RESULTS}/benchmarks/hand.tsv"
    conda:
        "../../environment.yml"
    threads: 1
    resources:
        mem_mb=4000,
    params:
        claims=subpath(input[0], parent=True),
        folder=subpath(output[0], parent=True),
        code=code_digest("hasila.cli.hand"),
    shell:
        "hasila hand {params.claims} {input.reports} {input.corrections:q} {input.names:q}"
        " -o {params.folder} > {log} 2>&1"
