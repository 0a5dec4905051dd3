"""Questions to the commissioner at a county council in Word: headings, replies, supplementaries."""

from pathlib import Path

from docx import Document

NAME = "tarnside_council_questions.docx"

PARTS = [
    ("h1", "Tarnside County Council"),
    (
        "p",
        "Extract from the minutes of the Council meeting held on Thursday 21 November 2019 at "
        "10.00am, County Offices, Tarn",
    ),
    ("p", "Chairman of the Council: Mrs S J Ellacott in the Chair"),
    ("h2", "64. QUESTIONS TO THE POLICE AND CRIME COMMISSIONER"),
    ("p", "The Commissioner, Mr Dermot Hesketh, answered the following questions of which notice had been given."),
    ("h3", "Question 1: Mr J R Pilling"),
    (
        "p",
        "What is the Commissioner doing to bring down the waiting time on 101, which one of "
        "my constituents found to be over 40 "
        "minutes?",
    ),
    ("b", "Reply by the Commissioner"),
    (
        "p",
        "The average wait in October was 3 minutes 20 seconds. I have agreed to pay for 18 "
        "more call takers, and the first six "
        "start on Monday. I will write to all members with the monthly figures from January.",
    ),
    ("b", "Supplementary question"),
    (
        "p",
        "Mr Pilling asked whether the Commissioner would visit the control room with him. The "
        "Commissioner said that he would be "
        "delighted to, and would arrange it before Christmas.",
    ),
    ("h3", "Question 2: Miss A Wetherby"),
    (
        "p",
        "How much has been spent on repairs to Kirk Tarn police station in each of the last "
        "two years, and is it to close?",
    ),
    ("b", "Reply by the Commissioner"),
    (
        "p",
        "£12,400 in 2017/18 and £31,750 in 2018/19. The future of all stations is part of the "
        "estates review, on which I hope to "
        "consult in the spring.",
    ),
    ("h3", "Question 3: Mr T Boothroyd"),
    ("p", "Will the Commissioner fund a second rural crime car for the western dales?"),
    ("b", "Reply by the Commissioner"),
    (
        "p",
        "No. The Chief Constable has reviewed demand and does not support it. Thefts from "
        "farms fell by 22% last year, from 180 to "
        "140.",
    ),
    ("h2", "65. NOTICE OF MOTION: KNIFE CRIME"),
    ("p", "It was moved by Miss Wetherby, seconded by Mr Boothroyd and resolved:"),
    (
        "p",
        "That this Council (i) supports the work of the violence reduction partnership; and "
        "(ii) asks the Chief Executive to write "
        "to the Home Secretary for long-term funding.",
    ),
    ("p", "The meeting rose at 12.35pm."),
]


def make(path: Path) -> None:
    """Write the extract as Word to `path`."""
    paper = Document()
    for kind, text in PARTS:
        if kind.startswith("h"):
            paper.add_heading(text, level=int(kind[1]))
        else:
            paper.add_paragraph().add_run(text).bold = kind == "b"
    paper.save(str(path))
