"""Questions to coming meetings, and written answers still owed."""

from django.utils import timezone

from answerable.keeping.queries.public.question_received import list_coming_questions, list_owed_answers
from answerable.publishing.showing import show


def show_coming_questions(request):
    today = timezone.localdate()
    return show(request, "coming_questions", coming=list_coming_questions(today), owed=list_owed_answers(today))
