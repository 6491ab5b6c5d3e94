"""Mastodon: the header of a profile, whose fields the person wrote."""

from kithbook.extract.sites.strategy import Fields, links, pictures, text

FIELDS: Fields = {
    "about": text(".account__header__content"),
    "link": links(".account__header__fields dd a[href], dl a[rel~=me][href]"),
    "photo": pictures(".account__header__tabs a.avatar img[src]", ".account__avatar img[src]"),
}
