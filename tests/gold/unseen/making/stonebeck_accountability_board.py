"""Accountability board notes in Word: initials in brackets, actions with two owners, an assurance at each subject."""

from pathlib import Path

from docx import Document

NAME = "stonebeck_accountability_board.docx"

PEOPLE = [
    "PFCC Lorna Askew (LA)",
    "Chief Executive Mateo Brand (MB)",
    "Chief Finance Officer Ingrid Sole (IS)",
    "CC Fergus Tate (FT)",
    "DCC Wanda Okoro (WO)",
    "ACO Peter Lisle (PL)",
    "Notes: Jess Quarmby (JQ)",
]
NOTES = [
    ("h", "2. Previous minutes and action log"),
    ("p", "The minutes of 12 April were agreed. All actions were complete except 0224 which is carried forward."),
    ("h", "3. Neighbourhood policing"),
    (
        "i",
        "The Commissioner requires a report on how many neighbourhood posts are filled and what the public notice.",
    ),
    (
        "p",
        "FT introduced the report. Of 164 posts 151 were filled at the end of May (92%). LA asked what had "
        "happened to "
        "the 13 vacancies in the south. WO replied that seven would be filled from the June intake and the rest by "
        "transfer.",
    ),
    ("p", "IS queried if the overtime was being charged to the right budget. PL confirmed he would check this week."),
    ("b", "Action – WO/PL to report the vacancies by sector at the next meeting."),
    ("b", "Action – IS to circulate the overtime analysis to members by 5 July 2024"),
    ("b", "Assurance statement:"),
    (
        "p",
        "The Commissioner was assured that the plan to fill the posts is sound. She was not assured on abstraction.",
    ),
    ("h", "4. 101 call handling"),
    ("i", "The Commissioner has asked for an account of the abandonment rate since the new telephony came in."),
    (
        "p",
        "WO said the rate had come down from 31% to 22.5% and the average wait from 6 minutes 40 seconds to 4 "
        "minutes "
        "5 seconds. MB asked whether the web chat had taken any of the demand; WO thought that it might have, "
        "but the "
        "data was not good.",
    ),
    ("b", "Action – FT to bring a trajectory for the abandonment rate to the September board."),
    ("b", "Assurance statement:"),
    ("p", "The Commissioner was partly assured."),
    ("h", "5. Estate"),
    (
        "p",
        "PL gave an oral update. The sale of Bellgate House is expected to complete in August for £1.75m. LA decided "
        "that the proceeds are to be ring-fenced for the custody scheme.",
    ),
    ("h", "6. AOB"),
    ("p", "None. LA thanked everyone."),
]


def make(path: Path) -> None:
    """Write the notes as Word to `path`."""
    paper = Document()
    paper.add_paragraph("ACCOUNTABILITY BOARD", style="Title")
    paper.add_paragraph("Stonebeck Police, Fire and Crime Commissioner")
    paper.add_paragraph("Minutes")
    paper.add_paragraph("11th June 2024, 10:00 – Conference Room B, Wharfe House")
    paper.add_paragraph("1. Welcome and introductions", style="Heading 2")
    paper.add_paragraph("Attendees:")
    for person in PEOPLE:
        paper.add_paragraph(person)
    paper.add_paragraph("LA welcomed everyone to the meeting.")
    paper.add_paragraph("Apologies were accepted from ACC Dermot Vane (DV) and Saskia Pole (SP).")
    for kind, text in NOTES:
        paragraph = paper.add_paragraph(style="Heading 2" if kind == "h" else None)
        run = paragraph.add_run(text)
        run.bold, run.italic = kind == "b" or None, kind == "i" or None
    paper.add_paragraph("Next meeting: 10 September 2024")
    paper.sections[0].footer.paragraphs[0].text = "OFFICIAL – Accountability Board 11 June 2024"
    paper.save(str(path))
