# Reports to figures and claims, shard by shard, and the shards of a table to one file.


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
