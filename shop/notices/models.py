"""What was told to whom, by which channel, and whether it went out."""

from django.conf import settings
from django.db import models


class Notice(models.Model):
    """One message by one channel. `sent_at` empty: waiting, or tried `attempts` times and due again at `try_after`."""

    class Channel(models.TextChoices):
        PAGE = "page"
        EMAIL = "email"
        SMS = "sms"
        ZALO_TEXT = "zalo_text"

    channel = models.CharField(max_length=10, choices=Channel)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="notices")
    address = models.CharField(max_length=254, blank=True, help_text="e-mail or E.164 number it goes to")
    kind = models.CharField(max_length=40)
    subject = models.CharField(max_length=200, blank=True)
    body = models.TextField()
    url = models.CharField(max_length=300, blank=True)
    key = models.CharField(max_length=120, unique=True, help_text="the same message is not sent twice")
    created_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    read_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    try_after = models.DateTimeField(null=True, blank=True)
    last_failure = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["-created_at", "-pk"]
        indexes = [
            models.Index(fields=["created_at"], condition=models.Q(sent_at=None), name="notice_waiting"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} by {self.channel}"
