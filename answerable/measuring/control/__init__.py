"""Control charts: a series in, its limits, signals and words out.

    charts.chart_values(dates, values)             XmR, of any value
    charts.chart_shares(dates, parts, wholes)      P′ (or P), of shares
    charts.chart_rates(dates, counts, exposures)   U′ (or U, C), of rates and counts
    charts.chart_rare(events)                      T (or G), of rare events
    many.chart_many(matrix)                        XmR of thousands of series at once
    telling.judge_chart, describe_series, judge_assurance, say_variation, say_assurance
    picture.draw_control, tabulate_control

Methods: Montgomery, Introduction to Statistical Quality Control; Nelson (1982, 1994); Laney (2002); Benneyan (2001);
Anhøj and Olesen (2014); NHS England, Making Data Count.
"""
