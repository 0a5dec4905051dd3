"""Attendance in the layouts of the genre: the same people come out of each."""

import pytest

from tests.reading.extract.laying import minutes_of

_HEAD = "Minutes of the meeting of the Midshire Police and Crime Panel held on 5 May 2021 at County Hall"
_PRESENT = "Present: Cllr Ann Ash (Chair), Cllr Bob Beech, Cllr Col Cedar (Leader), Cllr Dee Dogwood"
_ITEMS = "1. POLICE REPORT\n\nThe Chief Constable spoke.\n\n2. CLOSE\n\nThe meeting closed at 8.25pm."


@pytest.mark.parametrize(
    ("printed", "present", "also_present", "apologies", "chair"),
    [
        pytest.param(
            "Present: Ann Ash (Chair), Bob Beech and Col Cedar",
            ["Ann Ash", "Bob Beech", "Col Cedar"],
            [],
            [],
            "Ann Ash",
            id="runin",
        ),
        pytest.param(
            "Members present:\n\nCouncillor Ann Ash (Chairman)\nCouncillor Bob Beech\nCouncillor Col Cedar",
            ["Ann Ash", "Bob Beech", "Col Cedar"],
            [],
            [],
            "Ann Ash",
            id="memberspresent",
        ),
        pytest.param(
            "Councillors: A Ash (Chair), B Beech, C Cedar",
            ["A Ash", "B Beech", "C Cedar"],
            [],
            [],
            "A Ash",
            id="councillors",
        ),
        pytest.param(
            "Attendees:\nPFCC Jane Ash (JA)\nChief Superintendent John Beech (JB)\nApologies:\nCC Col Cedar (CC)",
            ["Jane Ash", "John Beech"],
            [],
            ["Col Cedar"],
            None,
            id="initials",
        ),
        pytest.param(
            "Name\tRole\nJane Ash\tCommissioner\nJohn Beech\tChief Constable",
            ["Jane Ash", "John Beech"],
            [],
            [],
            None,
            id="tabtable",
        ),
        pytest.param(
            "Present:\tJane Ash\tCommissioner\n\tJohn Beech\tChief Constable\nApologies:\tCol Cedar\tTreasurer",
            ["Jane Ash", "John Beech"],
            [],
            ["Col Cedar"],
            None,
            id="present_tab",
        ),
        pytest.param(
            "PRESENT\nCouncillor Mr P J Clarke Chairman\nCouncillor Mrs A Dean Vice-Chairman\nCouncillor Mr R Eves",
            ["P J Clarke", "A Dean", "R Eves"],
            [],
            [],
            "P J Clarke",
            id="trailrole",
        ),
        pytest.param(
            "Present\nCouncillor P Clarke (Chairman)\nAlso Present\n"
            "Golden Valley North Ward Councillor Mr Philip Price\nPC Jeff Rouse",
            ["P Clarke"],
            ["Philip Price", "Jeff Rouse"],
            [],
            "P Clarke",
            id="ward",
        ),
        pytest.param(
            "Councillors Ash, Beech and Cedar attended. In the chair: Councillor Ash.",
            ["Ash", "Beech", "Cedar"],
            [],
            [],
            "Ash",
            id="sentence",
        ),
        pytest.param(
            "Present were Ann Ash, Bob Beech and Col Cedar.\n\n"
            "Also in attendance were Dee Dogwood and Eve Elder.\n\nApologies had been received from Fay Fir.",
            ["Ann Ash", "Bob Beech", "Col Cedar"],
            ["Dee Dogwood", "Eve Elder"],
            ["Fay Fir"],
            None,
            id="sent2",
        ),
        pytest.param(
            "In the Chair: Councillor Ann Ash\n\nPresent: Councillors Bob Beech, Col Cedar\n\n"
            "In attendance: Dee Dogwood (Clerk)",
            ["Ann Ash", "Bob Beech", "Col Cedar"],
            ["Dee Dogwood"],
            [],
            "Ann Ash",
            id="inchair",
        ),
        pytest.param(
            "Chair: Ann Ash\nMembers: Bob Beech, Col Cedar\nOfficers: Dee Dogwood, Eve Elder\nApologies: Fay Fir",
            ["Ann Ash", "Bob Beech", "Col Cedar"],
            ["Dee Dogwood", "Eve Elder"],
            ["Fay Fir"],
            "Ann Ash",
            id="chaircolon",
        ),
        pytest.param(
            "Present: Ann Ash, Bob Beech\n\n"
            "Apologies for absence were tendered on behalf of Councillors Fay Fir and Gus Gorse.",
            ["Ann Ash", "Bob Beech"],
            [],
            ["Fay Fir", "Gus Gorse"],
            None,
            id="apol_tend",
        ),
        pytest.param(
            "Present: Ann Ash, Bob Beech\n\nApologies were noted from Councillors Fay Fir and Gus Gorse.",
            ["Ann Ash", "Bob Beech"],
            [],
            ["Fay Fir", "Gus Gorse"],
            None,
            id="apol_noted",
        ),
        pytest.param(
            "Present: Ann Ash, Bob Beech\n\nApologies for absence: Councillors Fay Fir, Gus Gorse",
            ["Ann Ash", "Bob Beech"],
            [],
            ["Fay Fir", "Gus Gorse"],
            None,
            id="apol_for",
        ),
        pytest.param(
            "Present:\nAnn Ash\nBob Beech\n\nApologies for absence\nFay Fir\nGus Gorse",
            ["Ann Ash", "Bob Beech"],
            [],
            ["Fay Fir", "Gus Gorse"],
            None,
            id="apol_list",
        ),
        pytest.param(
            "Present: Councillors Ann Ash (Chair), Bob Beech (substituting for Col Cedar) and Dee Dogwood",
            ["Ann Ash", "Bob Beech", "Dee Dogwood"],
            [],
            [],
            "Ann Ash",
            id="substitute",
        ),
        pytest.param(
            "Present:\n\nMidtown Borough Council\nCouncillor Ann Ash\nCouncillor Bob Beech\n\n"
            "Northtown District Council\nCouncillor Col Cedar\n\nIndependent Members\nDee Dogwood",
            ["Ann Ash", "Bob Beech", "Col Cedar", "Dee Dogwood"],
            [],
            [],
            None,
            id="councilgroups",
        ),
        pytest.param(
            "Present:\nAnn Ash – Police and Crime Commissioner (Chair)\n"
            "Bob Beech – Chief Constable\nIn attendance:\nCol Cedar – Head of Communications",
            ["Ann Ash", "Bob Beech"],
            ["Col Cedar"],
            [],
            "Ann Ash",
            id="dashrole",
        ),
        pytest.param(
            "Present:\nPolice and Crime Commissioner: Ann Ash\nDeputy Chief Constable: Bob Beech\n"
            "Treasurer: Col Cedar",
            ["Ann Ash", "Bob Beech", "Col Cedar"],
            [],
            [],
            None,
            id="rolefirst",
        ),
        pytest.param(
            "Present:\nPolice and Crime Commissioner (Ann Ash)\nDeputy Chief Constable (Bob Beech)",
            ["Ann Ash", "Bob Beech"],
            [],
            [],
            None,
            id="rolefirstbr",
        ),
        pytest.param(
            "PRESENT: Councillors Ann Ash (Midtown), Bob Beech (Northtown), Col Cedar (Southtown)",
            ["Ann Ash", "Bob Beech", "Col Cedar"],
            [],
            [],
            None,
            id="bracketplace",
        ),
        pytest.param(
            "PRESENT\n\nOffice of the Police and Crime Commissioner\nAnn Ash, Commissioner\n"
            "Bob Beech, Chief Executive\n\nMidshire Police\nT/ACC Col Cedar\nDCC Dee Dogwood",
            ["Ann Ash", "Bob Beech", "Col Cedar", "Dee Dogwood"],
            [],
            [],
            None,
            id="roleline",
        ),
        pytest.param(
            "Present: Councillors Ann Ash (Chair) and Bob Beech\n\n"
            "Also attending: PC Col Cedar, the Clerk and 4 members of the public",
            ["Ann Ash", "Bob Beech"],
            ["Col Cedar"],
            [],
            "Ann Ash",
            id="also_attend",
        ),
        pytest.param(
            "Present: Cllrs Ash (Chair), Beech, Cedar, Dogwood. Clerk: Eve Elder. 4 members of the public.",
            ["Ash", "Beech", "Cedar", "Dogwood"],
            ["Eve Elder"],
            [],
            "Ash",
            id="clerk",
        ),
        pytest.param(
            "Present: Cllrs A. Ash (Chairman), B. Beech & C. Cedar\n"
            "In Attendance: Mrs E. Elder (Clerk), 3 members of the public\nApologies: Cllr. D. Dogwood",
            ["A. Ash", "B. Beech", "C. Cedar"],
            ["E. Elder"],
            ["D. Dogwood"],
            "A. Ash",
            id="clerk2",
        ),
        pytest.param(
            "Present: Ann Ash, Bob Beech\nAbsent: Col Cedar\nApologies: Dee Dogwood",
            ["Ann Ash", "Bob Beech"],
            [],
            ["Dee Dogwood"],
            None,
            id="absent",
        ),
        pytest.param(
            "Attendees: Ann Ash (AA), Bob Beech (BB), Col Cedar (CC)\nMinutes: Dee Dogwood (DD)\n"
            "Apologies: Eve Elder",
            ["Ann Ash", "Bob Beech", "Col Cedar"],
            ["Dee Dogwood"],
            ["Eve Elder"],
            None,
            id="minutesby",
        ),
        pytest.param(
            "Present (in person):\nAnn Ash\nBob Beech\nPresent (virtually):\nCol Cedar",
            ["Ann Ash", "Bob Beech", "Col Cedar"],
            [],
            [],
            None,
            id="virtual",
        ),
        pytest.param(
            "Present:\n- Ann Ash, Commissioner\n- Bob Beech, Chief Constable\n\nApologies:\n- Col Cedar",
            ["Ann Ash", "Bob Beech"],
            [],
            ["Col Cedar"],
            None,
            id="bullets",
        ),
        pytest.param(
            "Members Present:\nCllr Ann Ash (Chair)\nCllr Bob Beech\nOfficers Present:\n"
            "Col Cedar, Democratic Services Officer\nInvited guests:\nChief Inspector Dee Dogwood",
            ["Ann Ash", "Bob Beech"],
            ["Col Cedar", "Dee Dogwood"],
            [],
            "Ann Ash",
            id="officerspres",
        ),
        pytest.param(
            "PRESENT:\nCllr Ann Ash\nRepresenting the police:\nSgt Bob Beech\nAPOLOGIES: PC Col Cedar",
            ["Ann Ash", "Bob Beech"],
            [],
            ["Col Cedar"],
            None,
            id="reps",
        ),
        pytest.param(
            "Members in attendance: Ann Ash (Chair), Bob Beech\n"
            "Other Members in attendance: Col Cedar\nOfficers in attendance: Dee Dogwood (Solicitor)",
            ["Ann Ash", "Bob Beech"],
            ["Col Cedar", "Dee Dogwood"],
            [],
            "Ann Ash",
            id="alsothem",
        ),
        pytest.param(
            "Present: Ann Ash, Bob Beech\n\nCouncillor Col Cedar sent his apologies.",
            ["Ann Ash", "Bob Beech"],
            [],
            ["Col Cedar"],
            None,
            id="unable",
        ),
        pytest.param(
            "Present: The Mayor (Councillor Ann Ash), the Deputy Mayor (Councillor Bob Beech), "
            "Councillors Col Cedar and Dee Dogwood",
            ["Ann Ash", "Bob Beech", "Col Cedar", "Dee Dogwood"],
            [],
            [],
            None,
            id="hon",
        ),
        pytest.param(
            "ATTENDANCE\n\nMembers\nCllr Ann Ash (Chair)\nCllr Bob Beech\n\nOfficers\nCol Cedar\n\n"
            "Apologies\nCllr Dee Dogwood",
            ["Ann Ash", "Bob Beech"],
            ["Col Cedar"],
            ["Dee Dogwood"],
            "Ann Ash",
            id="attnheading",
        ),
        pytest.param(
            "Name\tOrganisation\nAnn Ash (Chair)\tMidtown Council\nBob Beech\tMidshire Police",
            ["Ann Ash", "Bob Beech"],
            [],
            [],
            "Ann Ash",
            id="org_table",
        ),
    ],
)
def test_attendance_of_every_layout_names_the_same_people(printed, present, also_present, apologies, chair):
    meeting = minutes_of(_HEAD, printed, _ITEMS)

    assert [person.name for person in meeting.present] == present
    assert [person.name for person in meeting.also_present] == also_present
    assert [person.name for person in meeting.apologies] == apologies
    assert meeting.chair == chair


@pytest.mark.parametrize(
    ("printed", "apologies"),
    [
        pytest.param(
            "1. Apologies for absence\n\n"
            "Apologies were accepted from CC Nick Adder and Cllr Bea Fox.\n\n2. Minutes\n\n"
            "The minutes were agreed as a correct record.\n\n3. Report\n\nThe report was noted.",
            ["Nick Adder", "Bea Fox"],
            id="item_apol",
        ),
        pytest.param(
            "1. Apologies for absence\n\nCllrs Bea Fox and Guy Hart.\n\n2. Minutes\n\n"
            "The minutes were agreed as a correct record.\n\n3. Report\n\nThe report was noted.",
            ["Bea Fox", "Guy Hart"],
            id="item_apol2",
        ),
        pytest.param(
            "1 APOLOGIES\n\nReceived from: Bea Fox, Guy Hart\n\n2 MINUTES\n\n"
            "The minutes were agreed as a correct record.\n\n3 REPORT\n\nThe report was noted.",
            ["Bea Fox", "Guy Hart"],
            id="item_apol3",
        ),
        pytest.param(
            "1. Apologies for absence – Councillors Bea Fox and Guy Hart\n\n"
            "2. Minutes of the last meeting\n\nThe minutes were agreed as a correct record.\n\n"
            "3. Report\n\nThe report was noted.",
            ["Bea Fox", "Guy Hart"],
            id="item_apol4",
        ),
        pytest.param(
            "1. To receive apologies for absence\n\n"
            "Apologies had been received from Cllr Bea Fox (holiday) and Cllr Guy Hart (work).\n\n"
            "2. Minutes of the last meeting\n\nThe minutes were agreed as a correct record.\n\n"
            "3. Report\n\nThe report was noted.",
            ["Bea Fox", "Guy Hart"],
            id="item_apol5",
        ),
        pytest.param(
            "21.44 APOLOGIES FOR ABSENCE\n\n"
            "An apology for absence was received from Councillor Bea Fox.\n\n21.45 MINUTES\n\n"
            "The minutes were agreed as a correct record.\n\n21.46 REPORT\n\nThe report was noted.",
            ["Bea Fox"],
            id="item_apol6",
        ),
        pytest.param(
            "1. Welcome and apologies\n\n"
            "The Chair welcomed everyone. Apologies were given by Bea Fox, Guy Hart and Ian Jay.\n\n"
            "2. Minutes of the last meeting\n\nThe minutes were agreed as a correct record.\n\n"
            "3. Report\n\nThe report was noted.",
            ["Bea Fox", "Guy Hart", "Ian Jay"],
            id="item_apol7",
        ),
    ],
)
def test_apologies_told_in_an_item_are_apologies(printed, apologies):
    meeting = minutes_of(_HEAD, _PRESENT, printed)

    assert [person.name for person in meeting.apologies] == apologies
    assert len(meeting.items) == 3
