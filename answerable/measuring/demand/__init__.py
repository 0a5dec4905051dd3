"""Demand and the staff it needs: forecasts judged against simple baselines, Erlang C and A."""
