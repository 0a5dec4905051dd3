"""What is due: what must happen today and this week, what is late, what came in.

One file for each room that something is due in. Each asks for what is open and near, by index, so that the answer
takes as long after twenty years as after one.
"""
