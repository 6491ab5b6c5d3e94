"""Google Scholar: short ids, the same in every language."""

from kithbook.extract.sites.strategy import Fields, links, text

FIELDS: Fields = {
    "name": text("#gsc_prf_in"),
    # The second line says at which domain an e-mail was verified, which is no e-mail.
    "headline": text("#gsc_prf_i .gsc_prf_il:not(#gsc_prf_ivh):not(#gsc_prf_int)", ".gsc_prf_il"),
    "organisation": text("#gsc_prf_i .gsc_prf_il a.gsc_prf_ila"),
    "link": links("#gsc_prf_ivh a[href]"),
}
