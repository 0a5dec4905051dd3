"""Headings of minutes in the layouts of the genre: who met, where and when, and who chaired."""

import datetime as dt

import pytest

from tests.reading.extract.laying import minutes_of


@pytest.mark.parametrize(
    ("head", "tail", "body", "start", "end", "venue"),
    [
        pytest.param(
            "Minutes of the meeting of the Midshire Police and Crime Panel held on Wednesday 5 May "
            "2021 at 10.00 a.m. at County Hall, Midtown",
            "The meeting closed at 12.25 p.m.",
            "Midshire Police and Crime Panel",
            dt.time(10, 0),
            dt.time(12, 25),
            "County Hall, Midtown",
            id="oneline",
        ),
        pytest.param(
            "MIDSHIRE POLICE AND CRIME PANEL\n\nMinutes\n\nDate: 5 May 2021\nTime: 10:00\n"
            "Venue: Council Chamber, Midtown",
            "Meeting ended 12:25",
            "Midshire Police and Crime Panel",
            dt.time(10, 0),
            dt.time(12, 25),
            "Council Chamber, Midtown",
            id="labels",
        ),
        pytest.param(
            "Midtown Parish Council\n\n"
            "Minutes of the Parish Council meeting held on 5th May 2021 in the Village Hall commencing at 7.30pm",
            "The meeting closed at 9.15pm.",
            "Midtown Parish Council",
            dt.time(19, 30),
            dt.time(21, 15),
            "Village Hall",
            id="heldon",
        ),
        pytest.param(
            "MINUTES of the Meeting of Midtown Parish Council held at the Memorial Hall, Midtown on "
            "Wednesday, 5th May, 2021 at 7.30 p.m.",
            "There being no further business the Chairman closed the meeting at 9.15 p.m.",
            "Midtown Parish Council",
            dt.time(19, 30),
            dt.time(21, 15),
            "Memorial Hall, Midtown",
            id="heldat",
        ),
        pytest.param(
            "Midshire Strategic Board – Notes\n\n05/05/2021, 14:00-16:00, MS Teams",
            "",
            "Midshire Strategic Board",
            dt.time(14, 0),
            dt.time(16, 0),
            "MS Teams",
            id="slash",
        ),
        pytest.param(
            "Notes of the Midtown Ward Panel\nWednesday 5 May 2021, 6pm\nSt Mark's Church Hall",
            "Close 7.45pm",
            "Midtown Ward Panel",
            dt.time(18, 0),
            dt.time(19, 45),
            "St Mark's Church Hall",
            id="notes",
        ),
        pytest.param(
            "Agenda and minutes\n\nMidshire Police and Crime Panel\n"
            "Wednesday, 5th May, 2021 10.00 am\n\nVenue: Council Chamber, County Hall",
            "The meeting concluded at 12.25 pm",
            "Midshire Police and Crime Panel",
            dt.time(10, 0),
            dt.time(12, 25),
            "Council Chamber, County Hall",
            id="mg",
        ),
        pytest.param(
            "SAFER COMMUNITIES SCRUTINY COMMITTEE\n\n"
            "Meeting held on Wednesday 5 May 2021 at 6.00pm in Committee Room 1, Town Hall, Midtown",
            "The meeting started at 6.00pm and ended at 8.10pm",
            "Safer Communities Scrutiny Committee",
            dt.time(18, 0),
            dt.time(20, 10),
            "Committee Room 1, Town Hall, Midtown",
            id="scrut",
        ),
        pytest.param(
            "SAFER COMMUNITIES SCRUTINY COMMITTEE\n\nMINUTES OF PROCEEDINGS\n\n5 MAY 2021\n\n(7.00 pm - 9.15 pm)",
            "",
            "Safer Communities Scrutiny Committee",
            dt.time(19, 0),
            dt.time(21, 15),
            None,
            id="startfin",
        ),
        pytest.param(
            "MINUTES OF THE AUDIT COMMITTEE\n5 May 2021\nTown Hall, Midtown\n\n"
            "Meeting commenced: 10.00am   Meeting ended: 12.05pm",
            "",
            "Audit Committee",
            dt.time(10, 0),
            dt.time(12, 5),
            "Town Hall, Midtown",
            id="startend",
        ),
        pytest.param(
            "JOINT AUDIT COMMITTEE\n\nMinutes of a meeting held on 5th May 2021 at 2pm via Microsoft Teams",
            "",
            "Joint Audit Committee",
            dt.time(14, 0),
            None,
            "Microsoft Teams",
            id="joint",
        ),
        pytest.param(
            "Police, Fire and Crime Commissioner for Midshire\n\nAccountability Board\n\n"
            "Minutes of meeting 5th May 2021",
            "",
            "Accountability Board",
            None,
            None,
            None,
            id="perf",
        ),
        pytest.param(
            "MIDTOWN CITY COUNCIL\n\nMinutes of the Council meeting held on 5 May 2021",
            "The meeting finished at 21.40",
            "Midtown City Council",
            None,
            dt.time(21, 40),
            None,
            id="council",
        ),
        pytest.param(
            "Action notes: Midshire Community Safety Partnership, 5 May 2021",
            "",
            "Midshire Community Safety Partnership",
            None,
            None,
            None,
            id="actionnotes",
        ),
        pytest.param(
            "Midtown Policing Forum\nMeeting Minutes – Wed 5th May 21 – 19:00hrs – Scout Hut",
            "",
            "Midtown Policing Forum",
            dt.time(19, 0),
            None,
            "Scout Hut",
            id="dayslash",
        ),
        pytest.param(
            "Midshire Policing Board\nMinutes\nDate of meeting: 05.05.2021\nStart time: 13.30\n"
            "Finish time: 15.45\nLocation: Force Headquarters",
            "",
            "Midshire Policing Board",
            dt.time(13, 30),
            dt.time(15, 45),
            "Force Headquarters",
            id="dateofm",
        ),
        pytest.param(
            "Minutes of Midtown Town Council's Public Safety Committee – Wednesday 5th May 2021 – "
            "6.30pm – Town Council Offices",
            "Meeting closed: 8.05pm",
            "Midtown Town Council's Public Safety Committee",
            dt.time(18, 30),
            dt.time(20, 5),
            "Town Council Offices",
            id="dom",
        ),
    ],
)
def test_heading_of_every_layout_says_who_met_where_and_when(head, tail, body, start, end, venue):
    business = "1. POLICE REPORT\n\nThe report was introduced by the Chief Constable.\n\n2. CLOSE"

    meeting = minutes_of(head, "Present: Cllrs Ann Ash (Chair), Bob Beech", business, tail)

    assert (meeting.body, meeting.date, meeting.venue) == (body, dt.date(2021, 5, 5), venue)
    assert (meeting.start_time, meeting.end_time) == (start, end)


@pytest.mark.parametrize(
    "told",
    [
        "Commissioner Jane Oak opened the meeting and welcomed everyone.",
        "The Chair, Councillor Jane Oak, welcomed everyone.",
        "Councillor Jane Oak took the Chair.",
        "Councillor Jane Oak was elected Chair for the meeting.",
        "Councillor Jane Oak presided.",
        "Councillor Jane Oak in the Chair",
        "The meeting was chaired by Jane Oak.",
        "PFCC Jane Oak (JO) opened the meeting.",
    ],
)
def test_chair_told_in_the_first_item_is_the_chair(told):
    meeting = minutes_of(
        "Midshire Accountability Board",
        "Minutes of the meeting held on 5 May 2021",
        "Present: Jane Oak, Bob Beech",
        f"1. Welcome\n\n{told}\n\n2. REPORT\n\nBob Beech gave an update on crime.\n\n3. AOB\n\nNone.",
    )

    assert meeting.chair == "Jane Oak"
