"""Where violence is, what is done about it, and whether it works: offences by place, harm, hotspots, patrol trials.

Places are in metres of the British National Grid, harm in days of the Cambridge Crime Harm Index, every random draw
seeded. What is given stands in `place.py`, `protocol.py` and `partnership/`; rows stay in files. From a program or a
notebook:

    from answerable import measuring, patrolling
    found = measuring.measure(patrolling.PATROL_KINDS["hotspots"], {"offences": "offences.csv"}, share="1.4")
    print(found.exhibit("out-of-time"))
"""
