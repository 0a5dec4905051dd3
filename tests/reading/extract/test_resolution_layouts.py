"""Resolutions in the wordings of the genre."""

import pytest

from tests.reading.extract.laying import record_of

_HEAD = "Minutes of the meeting of the Midshire Police and Crime Panel held on 5 May 2021 at County Hall"
_PRESENT = "Present: Cllr Ann Ash (Chair), Cllr Bob Beech, Cllr Col Cedar (Leader), Cllr Dee Dogwood"


@pytest.mark.parametrize(
    ("printed", "clauses"),
    [
        pytest.param("RESOLVED that the budget be noted.", ["the budget be noted"], id="caps"),
        pytest.param("RESOLVED – That the budget be noted.", ["the budget be noted"], id="capsdash"),
        pytest.param("RESOLVED: The budget was noted.", ["budget was noted"], id="resolvedcolon"),
        pytest.param("RESOLVED:\n\nThat the budget be noted.", ["the budget be noted"], id="line"),
        pytest.param(
            "RESOLVED that:\n\n(a) the budget be noted;\n\n(b) the plan be approved.",
            ["the budget be noted", "the plan be approved"],
            id="list",
        ),
        pytest.param(
            "RESOLVED -\n\n(1) That the budget be noted;\n\n(2) That the plan be approved.",
            ["the budget be noted", "the plan be approved"],
            id="list1",
        ),
        pytest.param(
            "Resolved that\ni. the budget be noted\nii. the plan be approved",
            ["the budget be noted", "the plan be approved"],
            id="listi",
        ),
        pytest.param(
            "RESOLVED that the Panel:\n\n- note the budget\n- approve the plan",
            ["note the budget", "approve the plan"],
            id="bul",
        ),
        pytest.param(
            "RESOLVED:\n1. That the budget be noted.\n2. That the plan be approved.",
            ["the budget be noted", "the plan be approved"],
            id="dots",
        ),
        pytest.param("RESOLVED (unanimously) that the budget be noted.", ["the budget be noted"], id="unan"),
        pytest.param("RESOLVED nem con that the budget be noted.", ["the budget be noted"], id="nem"),
        pytest.param(
            "RESOLVED (by 12 votes to 2, with 1 abstention) that the budget be noted.",
            ["the budget be noted"],
            id="votes",
        ),
        pytest.param("RESOLVED by 12 votes to 2 that the budget be noted.", ["the budget be noted"], id="votes2"),
        pytest.param("UNANIMOUSLY RESOLVED that the budget be noted.", ["the budget be noted"], id="unan2"),
        pytest.param("It was RESOLVED that the budget be noted.", ["the budget be noted"], id="itwas"),
        pytest.param("It was AGREED that the budget be noted.", ["the budget be noted"], id="itwas2"),
        pytest.param("It was unanimously agreed that the budget be noted.", ["the budget be noted"], id="itwas3"),
        pytest.param("Resolution: That the budget be noted.", ["the budget be noted"], id="resolution"),
        pytest.param("Decision: The budget was noted.", ["budget was noted"], id="decision"),
        pytest.param("DECISION – the budget was noted", ["budget was noted"], id="decision2"),
        pytest.param("DECISION\n\nThe budget was noted.", ["budget was noted"], id="decision3"),
        pytest.param("Agreed: to note the budget.", ["note the budget"], id="agreed"),
        pytest.param("AGREED: That the budget be noted.", ["budget be noted"], id="agreed2"),
        pytest.param("Agreed – the budget was noted", ["budget was noted"], id="agreed3"),
        pytest.param(
            "Proposed by Cllr Ash, seconded by Cllr Beech and resolved that the budget be noted.",
            ["the budget be noted"],
            id="prop",
        ),
        pytest.param(
            "It was proposed by Cllr Ash, seconded by Cllr Beech and RESOLVED that the budget be noted.",
            ["the budget be noted"],
            id="prop2",
        ),
        pytest.param(
            "Cllr Ash proposed, seconded by Cllr Beech, and it was unanimously resolved to note the budget.",
            ["note the budget"],
            id="prop3",
        ),
        pytest.param(
            "On the proposition of Cllr Ash, seconded by Cllr Beech, it was RESOLVED to note the budget.",
            ["note the budget"],
            id="prop4",
        ),
        pytest.param(
            "Cllr Ash proposed that the budget be noted. This was seconded by Cllr Beech and all agreed.",
            ["the budget be noted"],
            id="prop5",
        ),
        pytest.param(
            "Proposed: Cllr Ash Seconded: Cllr Beech RESOLVED: That the budget be noted.",
            ["the budget be noted"],
            id="prop6",
        ),
        pytest.param(
            "The budget was approved. Proposed Cllr Ash, seconded Cllr Beech, all in favour.",
            ["budget was approved"],
            id="prop7",
        ),
        pytest.param("The Panel resolved to note the budget.", ["note the budget"], id="panelto"),
        pytest.param("The Committee agreed to note the budget.", ["note the budget"], id="commto"),
        pytest.param("The Committee agreed that the budget be noted.", ["budget be noted"], id="commthat"),
        pytest.param("Members resolved that the budget be noted.", ["budget be noted"], id="members"),
        pytest.param(
            "The Panel RESOLVED:\n\na) To note the budget.\n\nb) To approve the plan.",
            ["note the budget", "approve the plan"],
            id="panelres",
        ),
        pytest.param(
            "The Sub-Committee unanimously RESOLVED to approve the plan.", ["approve the plan"], id="commres"
        ),
        pytest.param("Council resolved to approve the plan.", ["approve the plan"], id="council"),
        pytest.param(
            "Upon being put to the vote, it was RESOLVED that the plan be approved.", ["plan be approved"], id="upon"
        ),
        pytest.param(
            "That the Panel: -\n\n(i) Note the budget; and\n\n(ii) Approve the plan.",
            ["Note the budget", "Approve the plan"],
            id="thatpanel",
        ),
        pytest.param("RECOMMENDED that the plan be approved.", ["plan be approved"], id="recommended"),
        pytest.param("RESOLVED to RECOMMEND that the plan be approved.", ["plan be approved"], id="recres"),
        pytest.param("Action agreed: the plan was approved", [], id="ordered"),
        pytest.param(
            "**Resolved**\n\nThat the budget be noted and the plan approved.", ["budget be noted"], id="bold"
        ),
        pytest.param(
            "The Chair moved the recommendations. Resolved: that the budget be noted.", ["budget be noted"], id="tail"
        ),
        pytest.param("The Panel noted the report.", ["noted the report"], id="noted"),
        pytest.param("The report was noted.", [], id="notedd"),
        pytest.param("Resolved the budget be noted.", ["budget be noted"], id="resolvedthe"),
        pytest.param(
            "RESOLVED –\n\n2.1 That the budget be noted.\n\n2.2 That the plan be approved.",
            ["budget be noted", "plan be approved"],
            id="numbers",
        ),
        pytest.param(
            "Members were content. RESOLVED: (a) That the budget be noted. (b) That the plan be approved.",
            ["budget be noted", "plan be approved"],
            id="inthemid",
        ),
        pytest.param(
            "The Committee RESOLVED that the budget be noted, the Chair being thanked.", ["budget be noted"], id="min"
        ),
        pytest.param(
            "The Panel resolved the following:\n\n1. To note the budget.\n\n2. To approve the plan.",
            ["note the budget", "approve the plan"],
            id="resfollow",
        ),
        pytest.param(
            "It was resolved:\n\n(i) to note the budget;\n(ii) to approve the plan.",
            ["note the budget", "approve the plan"],
            id="itwasresfol",
        ),
        pytest.param("It was resolved to note the budget.", ["note the budget"], id="reslower"),
        pytest.param(
            "A vote was taken and it was carried that the plan be approved.", ["plan be approved"], id="rescarried"
        ),
    ],
)
def test_resolution_of_every_wording_is_found_under_its_item(printed, clauses):
    business = f"1. BUDGET REPORT\n\nThe Treasurer spoke.\n\n{printed}\n\n2. CLOSE\n\nNone."
    record = record_of(f"{_HEAD}\n\n{_PRESENT}\n\n{business}")

    assert [resolution.ref for resolution in record.resolutions] == ["1"] * len(clauses)
    for resolution, clause in zip(record.resolutions, clauses, strict=True):
        assert clause in resolution.text
