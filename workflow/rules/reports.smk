# Settings, files to reports, and reports to tokens, shard by shard.


rule config:
    output:
        f"{RESULTS}/config.yaml",
    log:
        f"{RESULTS}/logs/config.log",
    benchmark:
        f"{RESULTS}/benchmarks/config.tsv"
    conda:
        "../../environment.yml"
    threads: 1
    resources:
        mem_mb=1000,
    params:
        settings=dump(SETTINGS),
        code=code_digest("hasila.cli.config"),
    shell:
        "hasila config {params.settings:q} -o {output} > {log} 2>&1"


checkpoint ingest:
    input:
        SETTINGS.study.inputs,
    output:
        shards=expand(f"{RESULTS}/reports/shard-{{shard}}.parquet", shard=SHARDS),
        rejects=f"{RESULTS}/reports/rejects.parquet",
    log:
        f"{RESULTS}/logs/ingest.log",
    benchmark:
        f"{RESULTS}/benchmarks/ingest.tsv"
    conda:
        "../../environment.yml"
    threads: 1
    resources:
        mem_mb=2000,
    params:
        settings=dump(SETTINGS, "ingest"),
        inputs=INPUTS_DIGEST,
        folder=subpath(output.rejects, parent=True),
        code=code_digest("hasila.cli.ingest"),
    shell:
        "hasila ingest {input:q} -o {params.folder}"
        " --config {params.settings:q} > {log} 2>&1"


rule tokens:
    input:
        reports_shard,
    output:
        f"{RESULTS}/tokens/shard-{{shard}}.parquet",
    log:
        f"{RESULTS}/logs/tokens-{{shard}}.log",
    benchmark:
        f"{RESULTS}/benchmarks/tokens-{{shard}}.tsv"
    conda:
        "../../environment.yml"
    threads: 1
    resources:
        mem_mb=2000,
    params:
        code=code_digest("hasila.cli.tokens"),
    shell:
        "hasila tokens {input} -o {output} > {log} 2>&1"
