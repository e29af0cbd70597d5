"""Django's admin for people: one of e-mail or phone is asked for, passwords are set by the person herself."""

from django.contrib import admin

from shop.accounts.models import User


@admin.register(User)
class PersonAdmin(admin.ModelAdmin):
    list_display = ["full_name", "email", "phone", "is_staff", "is_active"]
    search_fields = ["full_name", "email", "phone"]
    list_filter = ["is_staff", "is_active"]
    fields = ["full_name", "honorific", "email", "phone", "phone_verified_at", "is_active", "is_staff", "groups"]
    filter_horizontal = ["groups"]
