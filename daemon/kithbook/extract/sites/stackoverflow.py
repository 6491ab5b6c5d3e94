"""Stack Overflow and its sisters: utility classes, with microdata's neighbours gone."""

from kithbook.extract.sites.strategy import Fields, links, text

FIELDS: Fields = {
    "name": text("#mainbar-full .fs-headline2", "#mainbar-full h1", ".fs-headline2"),
    "headline": text("#mainbar-full .fs-title.fc-black-400", ".mb8.fc-black-400.fs-title"),
    "location": text(
        "#mainbar-full .wmx2.truncate", "li .s-user-card--location", ".iconLocation + *"
    ),
    "about": text(".js-about-me-content", "#user-about-me .s-prose"),
    "link": links("#mainbar-full a[rel~=me][href]"),
}
