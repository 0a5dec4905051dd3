"""Hand-read pairs: which figure of the prose is which cell of a table, in papers of the gold set.

Each pair is the print in the sentence and that in the cell, with the label of its row. Only pairs of prose and table
are listed; every such pair of these papers is here, so what a linker adds is counted against it.
"""

PAIRS: dict[str, set[tuple[str, str, str]]] = {
    "unseen/greyfell_performance.pdf": {
        ("86,030", "86,030", "Total recorded crime"),
        ("2.7%", "-2.7%", "Total recorded crime"),
        ("86", "+86", "Robbery"),
        ("71.2%", "71.2%", "Victims satisfied with service"),
        ("73.9%", "73.9%", "Victims satisfied with service"),
        ("75%", "75%", "Victims satisfied with service"),
        ("88", "88", "Officer vacancies"),
        ("63", "63", "Officer vacancies"),
    },
    "unseen/midvale_performance_report.html": {
        ("61,204", "61,204", "Emergency calls"),
        ("88%", "88%", "Answered in 10 seconds"),
        ("104,950", "104,950", ""),
        ("19%", "19%", "101 calls abandoned"),
    },
    "heldout/eastmarch_performance_report.pdf": {
        ("12,384", "12,384", "Total"),
        ("4.5%", "+4.5%", "Total"),
        ("18.2%", "18.2", "Police community support officers"),
    },
    "heldout/dunmere_precept_report.pdf": {("£14", "14.00", "D")},
    "unseen/silverdene_budget.txt": {
        ("£612,400", "612.4", "Net"),
        ("£598,000", "598.0", "Net"),
        ("£14,400", "14.4", "Net"),
    },
    "unseen/hallowby_budget_report.docx": {
        ("£96.38m", "96,380", "Net requirement"),
        ("£335,000", "(335)", "Supplies"),
    },
    "unseen/fenland_budget_monitoring.pdf": {
        ("£178.2m", "178,205", "Net expenditure"),
        ("£177.4m", "177,370", "Net expenditure"),
        ("£835,000", "835", "Net expenditure"),
    },
    "heldout/summerleaze_scrutiny.html": set(),
}
