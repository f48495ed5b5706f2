# The hash of every result, to compare two runs by.


rule checksums:
    input:
        FINAL,
    output:
        f"{RESULTS}/checksums.txt",
    log:
        f"{RESULTS}/logs/checksums.log",
    benchmark:
        f"{RESULTS}/benchmarks/checksums.tsv"
    conda:
        "../../environment.yml"
    threads: 1
    resources:
        mem_mb=500,
    params:
        code=code_digest("hasila.cli.checksums"),
    shell:
        "hasila checksums {input} -o {output} > {log} 2>&1"
