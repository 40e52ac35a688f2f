"""Words of the admin's frame. Unfold brings no catalogues, and Django's lack a few: ours say them.

Nothing here is called: the words stand where `makemessages` finds them.
"""

from django.utils.translation import gettext_noop as _
from django.utils.translation import ngettext_lazy

WORDS = (
    _("After you've created a user, you’ll be able to edit more user options."),
    _("Add row"),
    _("All applications"),
    _("Apply Filters"),
    _("Cancel"),
    _("Choose file to upload"),
    _("Click to cancel"),
    _("Click to download"),
    _("Dark"),
    _("Expand row"),
    _("False"),
    _("Filter navigation items"),
    _("Filters"),
    _("Forgotten your password or username?"),
    _("General"),
    _("Go back"),
    _("Hide counts"),
    _("Image preview"),
    _("Light"),
    _("Loading more results..."),
    _("More actions"),
    _("No data"),
    _("No recent searches"),
    _("No results found"),
    _("No results matching your query"),
    _(
        "Raw passwords are not stored, so there is no way to see this user’s password, but you can change "
        'the password using <a href="{}" class="text-primary-600 dark:text-primary-500">this form</a>.'
    ),
    _("Recent searches"),
    _("Record picture"),
    _("Reset filters"),
    _("Return to site"),
    _("Run"),
    _("Search apps and models..."),
    _("Select action"),
    _("Select action to run"),
    _("Select all objects on this page for an action"),
    _("Select all rows"),
    _("Select record"),
    _("Select value"),
    _("Show counts"),
    _("Submit"),
    _("System"),
    _("Thanks for spending some quality time with the web site today."),
    _("This item will be deleted."),
    _("This object doesn’t have a change history. It probably wasn’t added via this admin site."),
    _("This page yielded into no results. Create a new item or reset your filters."),
    _("Toggle password visibility"),
    _("True"),
    _("Type to search"),
    _("View selected %(model)s"),
    _("You don’t have permission to view or edit anything."),
    _("You have been successfully logged out from the administration"),
)
COUNTED = (
    ngettext_lazy("Please correct the error below.", "Please correct the errors below."),
    ngettext_lazy(
        "\n                Found %(counter)s result in %(time)s seconds\n            ",
        "\n                Found %(counter)s results in %(time)s seconds\n            ",
    ),
    ngettext_lazy("entry", "entries"),
)
