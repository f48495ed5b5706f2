# Tables to plots and page. One job draws all plots, for each job begins with a second of imports;
# one alone: `hasila plot forest results/STUDY/comparison -o plots`.


rule plots:
    input:
        expand(f"{RESULTS}/comparison/{{table}}.parquet", table=COMPARISON),
        names=NAMES,
        places=PLACES,
    output:
        expand(
            "{results}/plots/{plot}.{suffix}",
            results=RESULTS,
            plot=PLOTS,
            suffix=["png", "svg", "pdf", "txt", "csv"],
        ),
    log:
        f"{RESULTS}/logs/plots.log",
    benchmark:
        f"{RESULTS}/benchmarks/plots.tsv"
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
        "hasila plot all {params.tables} {input.names:q} {input.places:q} -o {params.folder}"
        " --config {params.settings:q} > {log} 2>&1"


rule page:
    input:
        expand(
            "{results}/tables/{table}.parquet",
            results=RESULTS,
            table=TABLES,
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
        page=f"{RESULTS}/index.html",
        files=directory(f"{RESULTS}/index_files"),
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
        settings=dump(SETTINGS, "study", "compare", "plots"),
        codebooks=CODEBOOKS_DIGEST,
        code=code_digest("hasila.cli.page"),
    shell:
        "hasila page {params.results} {input.names:q} -o {output.page}"
        " --config {params.settings:q} > {log} 2>&1"
