# Tables to plots and page; one plot alone: `snakemake results/STUDY/plots/forest.png`.


rule plot:
    input:
        expand(f"{RESULTS}/comparison/{{table}}.parquet", table=COMPARISON),
        names=NAMES,
    output:
        f"{RESULTS}/plots/{{plot}}.png",
        f"{RESULTS}/plots/{{plot}}.svg",
        f"{RESULTS}/plots/{{plot}}.csv",
    log:
        f"{RESULTS}/logs/plot-{{plot}}.log",
    benchmark:
        f"{RESULTS}/benchmarks/plot-{{plot}}.tsv"
    conda:
        "../../environment.yml"
    threads: 1
    resources:
        mem_mb=1000,
    params:
        settings=dump(SETTINGS, "plots", "study", "compare"),
        codebooks=CODEBOOKS_DIGEST,
        tables=subpath(input[0], parent=True),
        folder=subpath(output[0], parent=True),
        code=code_digest("hasila.cli.plot"),
    shell:
        "hasila plot {wildcards.plot} {params.tables} {input.names:q} -o {params.folder}"
        " --config {params.settings:q} > {log} 2>&1"


rule page:
    input:
        expand(
            "{results}/tables/{table}.parquet",
            results=RESULTS,
            table=["reports", "claims"],
        ),
        expand(
            "{results}/comparison/{table}.parquet", results=RESULTS, table=COMPARISON
        ),
        expand(
            "{results}/plots/{plot}.{suffix}",
            results=RESULTS,
            plot=PLOTS,
            suffix=["svg", "csv"],
        ),
        rejects=f"{RESULTS}/reports/rejects.parquet",
        names=NAMES,
    output:
        f"{RESULTS}/index.html",
    log:
        f"{RESULTS}/logs/page.log",
    benchmark:
        f"{RESULTS}/benchmarks/page.tsv"
    conda:
        "../../environment.yml"
    threads: 1
    resources:
        mem_mb=4000,
    params:
        results=subpath(output[0], parent=True),
        settings=dump(SETTINGS, "study", "compare"),
        codebooks=CODEBOOKS_DIGEST,
        code=code_digest("hasila.cli.page"),
    shell:
        "hasila page {params.results} {input.names:q} -o {output}"
        " --config {params.settings:q} > {log} 2>&1"
