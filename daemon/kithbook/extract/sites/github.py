"""GitHub: an h-card with itemprops, unchanged for years."""

from kithbook.extract.sites.strategy import Fields, links, text

CARD = ".vcard-details, .js-profile-editable-area, main"

FIELDS: Fields = {
    "name": text(
        ".vcard-names .p-name", ".p-name.vcard-fullname", "[itemprop=name].vcard-fullname"
    ),
    "about": text("[data-bio-text]", ".user-profile-bio", ".p-note"),
    "organisation": text("[itemprop=worksFor] .p-org", "[itemprop=worksFor]"),
    "location": text("[itemprop=homeLocation] .p-label", "[itemprop=homeLocation]"),
    "email": text("[itemprop=email] a", "a.u-email"),
    "link": links("[itemprop=url] a[href], [itemprop=social] a[href]"),
}
