# The run as workbook, data package and RO-Crate, complete in one folder.


rule export:
    input:
        RUN,
    output:
        EXPORT,
    log:
        f"{RESULTS}/logs/export.log",
    benchmark:
        f"{RESULTS}/benchmarks/export.tsv"
    conda:
        "../../environment.yml"
    threads: 1
    resources:
        mem_mb=4000,
    params:
        results=subpath(input[0], parent=True),
        folder=subpath(output[0], parent=True),
        code=code_digest("hasila.cli.export"),
    shell:
        "hasila export {params.results} -o {params.folder} > {log} 2>&1"
