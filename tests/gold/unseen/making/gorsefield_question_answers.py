"""Written questions and answers in Word: asker and answerer in headings of each pair, promises in the answers."""

from pathlib import Path

from docx import Document

NAME = "gorsefield_question_answers.docx"

PAIRS = [
    (
        "Question 1 – submitted by Councillor Esme Tarrant",
        "What is the Commissioner doing to shorten the wait for a firearms licence?",
        "Answer provided by the Commissioner, Lyle Harcourt:",
        "The average wait is 118 days, down from 163 a year ago. I have recruited four more enquiry officers and I "
        "will publish the wait each month from October.",
    ),
    (
        "Question 2 – submitted by a member of the public, Mrs Ingrid Fellows",
        "How can a village ask for a speed camera?",
        "Answer provided by the Chief Executive, Priti Vaswani:",
        "Through the road safety partnership. My office will send Mrs Fellows the form. We might be able to help "
        "with the cost.",
    ),
    (
        "Supplementary question to Question 2 – Mrs Ingrid Fellows",
        "Who decides between two villages that both ask?",
        "Answer provided by the Chief Executive, Priti Vaswani:",
        "A group of officers from the force and the councils decides. It meets next on 9 October.",
    ),
]


def make(path: Path) -> None:
    """Write the questions as Word to `path`."""
    paper = Document()
    paper.add_heading("Gorsefield Police and Crime Panel – Thursday 21 September 2023", level=1)
    paper.add_heading("Minutes: appendix A – written questions and answers", level=2)
    for heading, question, by, answer in PAIRS:
        paper.add_heading(heading, level=3)
        paper.add_paragraph(question)
        paper.add_paragraph().add_run(by).bold = True
        paper.add_paragraph(answer)
    paper.save(str(path))
