# From raw reports to a defensible toll: reports, tokens, figures, claims, classifier, comparison,
# plots, page. `snakemake` runs the shipped study, `snakemake --configfile my.yaml` any other.
from snakemake.utils import min_version

min_version("9.10")


# Defaults of keys that a file leaves out come from hasila.config, never from another study's file.
if not workflow.overwrite_configfiles:

    configfile: "config/config.yaml"


include: "workflow/rules/common.smk"
include: "workflow/rules/reports.smk"
include: "workflow/rules/claims.smk"
include: "workflow/rules/classifier.smk"
include: "workflow/rules/comparison.smk"
include: "workflow/rules/plots.smk"
include: "workflow/rules/evaluation.smk"
include: "workflow/rules/export.smk"
include: "workflow/rules/checksums.smk"


workflow.default_target = "all"


onsuccess:
    warn(RESULTS)


rule all:
    input:
        f"{RESULTS}/checksums.txt",
        FINAL,
