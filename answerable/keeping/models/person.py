"""People: office holders, members, staff; and members of the public, whose names are withheld."""

from django.db import models

from answerable.keeping.models.kept import Kept, one_of


class Standing(models.TextChoices):
    OFFICE = "office", "named in an attendance or an office"
    PUBLIC = "public", "a member of the public"


class Person(Kept):
    """A person whom papers name. `public_name` is the name, or a mask where the name is withheld.

    A member of the public (`standing`) is never public, and is masked in every public text, until a ground is
    recorded (`PublicationGround`).
    """

    name = models.TextField()
    public_name = models.TextField(blank=True)
    normal_name = models.CharField(max_length=250, db_index=True)
    sort_name = models.CharField(max_length=250, blank=True)
    standing = models.CharField(max_length=10, choices=Standing, default=Standing.PUBLIC)

    class Meta:
        ordering = ["sort_name", "public_id"]
        verbose_name_plural = "people"
        constraints = [one_of("standing", Standing, "person_standing_known")]


class PersonName(models.Model):
    """A name as a paper prints it: the printed form is kept beside the person it was matched to."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="names")
    paper = models.ForeignKey("keeping.Paper", null=True, on_delete=models.CASCADE, related_name="+")
    printed = models.TextField()
    normal_name = models.CharField(max_length=250, db_index=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "paper", "printed"], name="person_name_once_a_paper")
        ]


class Membership(Kept):
    """A role that attendance shows a person to have held at a body's meetings, with the first and last such date."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="memberships")
    body = models.ForeignKey("keeping.Body", on_delete=models.CASCADE, related_name="memberships")
    role = models.TextField(blank=True)
    on_behalf_of = models.TextField(blank=True)
    first_on = models.DateField(null=True)
    last_on = models.DateField(null=True)

    class Meta:
        ordering = ["body", "person", "first_on"]
        constraints = [
            models.UniqueConstraint(fields=["person", "body", "role", "on_behalf_of"], name="membership_once")
        ]
