# The statistical model beside the rules: trained on labelled sentences, asked about every figure.


rule train:
    input:
        LABELS,
    output:
        model=f"{RESULTS}/classifier/model.json",
        card=f"{RESULTS}/classifier/model_card.md",
        measures=f"{RESULTS}/classifier/measures.csv",
        labels=f"{RESULTS}/classifier/labels.csv",
        predictions=f"{RESULTS}/classifier/predictions.parquet",
        plots=expand(
            f"{RESULTS}/classifier/{{plot}}_{{language}}.{{suffix}}",
            plot=["confusion", "calibration"],
            language=languages(LABELS),
            suffix=["png", "svg", "txt", "csv"],
        ),
    log:
        f"{RESULTS}/logs/train.log",
    benchmark:
        f"{RESULTS}/benchmarks/train.tsv"
    # The longest job of a small study, and it waits for nothing: so it begins first.
    priority: 1
    conda:
        "../../environment.yml"
    threads: 1
    resources:
        mem_mb=2000,
    params:
        folder=subpath(output.model, parent=True),
        code=code_digest("hasila.cli.train"),
    shell:
        "hasila train {input:q} -o {params.folder} --plots > {log} 2>&1"


rule predict:
    input:
        model=f"{RESULTS}/classifier/model.json",
        reports=reports_shard,
        figures=f"{RESULTS}/figures/shard-{{shard}}.parquet",
    output:
        f"{RESULTS}/predictions/shard-{{shard}}.parquet",
    log:
        f"{RESULTS}/logs/predictions-{{shard}}.log",
    benchmark:
        f"{RESULTS}/benchmarks/predictions-{{shard}}.tsv"
    conda:
        "../../environment.yml"
    threads: 1
    resources:
        mem_mb=2000,
    params:
        code=code_digest("hasila.cli.predict"),
    shell:
        "hasila predict {input.model} {input.reports} {input.figures} -o {output} > {log} 2>&1"
