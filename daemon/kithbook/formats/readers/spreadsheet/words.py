"""Words of headings, and the field each stands for.

In English, German, French, Spanish, Italian, Portuguese, Dutch, Swedish, Polish, Slovak, Japanese
and Chinese, and as Dex, Clay, HubSpot, Airtable and Notion write them. Compared as `plain` makes
them: in lower case, without accents, numbers and punctuation.
"""

import re
import unicodedata

_WORDS = {
    "name": """
        name, full name, display name, contact, contact name, person, person name, people
        vollstandiger name, ganzer name, anzeigename, vor und nachname, kontakt
        nom, nom complet, nom et prenom, prenom et nom, nom prenom
        nombre, nombre completo, nombre y apellidos, contacto
        nome, nome completo, nome e cognome, nominativo, contatto, contato
        naam, volledige naam, namn, fullstandigt namn
        imie i nazwisko, imie nazwisko, meno, cele meno, meno a priezvisko
        名前, 氏名, お名前, フルネーム, 姓名, 全名, 联系人, 聯絡人
    """,
    "first_name": """
        first name, firstname, first, given name, givenname, given, forename, vorname, rufname
        prenom, nombre de pila, nome proprio, primeiro nome, voornaam, fornamn, imie, krstne meno
        名, 名 名前, 下の名前, 名字
    """,
    "middle_name": """
        middle name, middlename, additional name, weitere vornamen, zweiter vorname
        deuxieme prenom, segundo nombre, secondo nome, nome do meio, tussenvoegsel, mellannamn
        drugie imie, ミドルネーム, 中间名
    """,
    "last_name": """
        last name, lastname, last, surname, family name, familyname, nachname, familienname, zuname
        nom de famille, apellido, apellidos, cognome, sobrenome, apelido, achternaam, efternamn
        nazwisko, priezvisko, 姓, 苗字, 姓氏
    """,
    "email": """
        email, e mail, mail, email address, e mail address, email addresses, emails
        primary email, personal email, e mail adresse, mailadresse, email adresse
        adresse e mail, adresse email, adresse mail, courriel, adresse electronique
        adresse de messagerie
        correo, correo electronico, direccion de correo electronico, direccion de correo
        indirizzo email, indirizzo e mail, posta elettronica, endereco de email, endereco de e mail
        e mailadres, emailadres, e post, epost, e postadress, mejl, adres e mail
        adres email, emailova adresa
        メール, メールアドレス, eメール, 电子邮件, 电子邮箱, 邮箱, 邮件, 電子郵件
    """,
    "email:work": "work email, business email, e mail geschaftlich, email professionnel",
    "email:home": "home email, private email, email home, e mail privat, email personnel",
    "phone": """
        phone, phones, phone number, phone numbers, telephone, telephone number, tel, tel no, number
        primary phone, telefon, telefonnummer, rufnummer, festnetz, numero de telephone
        telefono, numero de telefono, numero di telefono, telefone, numero de telefone, telefoon
        telefoonnummer, telefonnummer, numer telefonu, telefonne cislo
        電話, 電話番号, tel番号, 电话, 电话号码, 電話號碼
    """,
    "phone:mobile": """
        mobile, mobile phone, mobile number, cell, cell phone, cellphone, handy, handynummer, mobil
        mobiltelefon, mobilnummer, portable, telephone portable, mobile perso, movil, telefono movil
        celular, cellulare, telemovel, mobiel, mobiele nummer, komorka, telefon komorkowy
        mobilny telefon, 携帯, 携帯電話, 携帯番号, 手机, 手机号, 手机号码, 手機
    """,
    "phone:work": """
        work phone, business phone, office phone, telefon geschaftlich, telefon dienstlich
        telephone professionnel, telefono del trabajo, telefono ufficio, arbetstelefon
    """,
    "phone:home": "home phone, telefon privat, telephone domicile, telefono de casa, telefono casa",
    "phone:fax": "fax, fax number, faxnummer, telecopie, ファックス, 传真",
    "organisation": """
        company, company name, current company, organisation, organization, organisation name
        organization name, org, employer, account, account name, associated company, workplace
        firma, firmenname, unternehmen, arbeitgeber, betrieb
        entreprise, societe, organisme, employeur, nom de l entreprise
        empresa, organizacion, compania, azienda, societa, ditta, organizzazione, organizacao
        bedrijf, bedrijfsnaam, organisatie, werkgever, foretag, arbetsgivare
        nazwa firmy, organizacja, pracodawca, spolocnost, organizacia, zamestnavatel
        会社, 会社名, 企業名, 勤務先, 組織, 公司, 公司名称, 单位, 企业
    """,
    "department": """
        department, division, abteilung, service, departement, departamento, reparto, dipartimento
        afdeling, avdelning, dzial, oddelenie, 部署, 部門, 部门
    """,
    "role": """
        role, title, job title, jobtitle, job, position, current position, occupation, function
        stelle, funktion, berufsbezeichnung, stellenbezeichnung, jobtitel, beruf, rolle
        poste, fonction, titre, intitule du poste, puesto, cargo, posicion, puesto de trabajo
        ruolo, posizione, qualifica, funcao, titulo, functie, functietitel, titel, befattning
        stanowisko, funkcja, pozicia, pracovna pozicia, funkcia
        役職, 職位, 肩書き, 职位, 职务, 頭銜
    """,
    "headline": "headline, tagline, linkedin headline, slogan, kurzbeschreibung",
    "about": "about, bio, biography, description, summary, uber, beschreibung, a propos, biografia",
    "location": """
        location, city, town, place, region, legacy location, current location, where, based in
        ort, stadt, wohnort, standort, ville, lieu, localisation, ciudad, ubicacion, localidad
        citta, luogo, localita, cidade, localizacao, local, stad, plaats, woonplaats, locatie, plats
        miasto, miejscowosc, lokalizacja, mesto, miesto, 場所, 所在地, 市, 城市, 地点, 所在地区
    """,
    "address": """
        address, full address, mailing address, postal address, home address, adresse, anschrift
        adresse postale, direccion, domicilio, indirizzo, endereco, morada, adres, adress, adresa
        住所, 地址
    """,
    "address::street": """
        street, street address, address line, strasse, rue, calle, via, rua, straat, gata
        ulica, 街道, 番地
    """,
    "address::code": """
        zip, zip code, zipcode, postal code, postcode, plz, postleitzahl, code postal
        codigo postal, cap, cep, postnummer, kod pocztowy, psc, 郵便番号, 邮编, 邮政编码
    """,
    "address::region": "state, province, county, bundesland, provincia, estado, 都道府県, 省",
    "address::country": """
        country, country region, land, pays, pais, paese, kraj, krajina, 国, 国家
    """,
    "url": """
        url, website, web site, web page, webpage, homepage, site, web, link, links, webseite
        internetseite, site web, site internet, sitio web, pagina web, sito, sito web, site oficial
        webb, webbplats, hemsida, strona, strona www, strona internetowa, webova stranka
        ウェブサイト, サイト, 网站, 网址
    """,
    "linkedin": """
        linkedin, linkedin url, linkedin profile, linkedin profile url, linkedin link, linkedin page
        linkedin bio, li profile, profil linkedin, perfil de linkedin, profilo linkedin, 领英
    """,
    "handle:twitter": "twitter, twitter url, twitter handle, twitter username, x, x handle",
    "handle:github": "github, github url, github username, github profile",
    "handle:instagram": "instagram, instagram url, instagram handle, ig",
    "handle:facebook": "facebook, facebook url, facebook profile",
    "handle:telegram": "telegram, telegram handle, telegram username",
    "handle:tiktok": "tiktok",
    "handle:youtube": "youtube, youtube channel",
    "tags": """
        tags, tag, labels, label, groups, group, categories, category, lists, list, group membership
        schlagworter, stichworter, kategorie, kategorien, gruppe, gruppen, etiquettes, etiquette
        categorie, groupe, groupes, mots cles, etiquetas, categoria, categorias, grupo, grupos
        etichette, gruppo, gruppi, groep, groepen, taggar, kategorier, grupp, etykiety, grupa
        stitky, kategoria, skupina, タグ, グループ, カテゴリ, 标签, 分组, 标记
    """,
    "note": """
        notes, note, comment, comments, remarks, memo, notizen, notiz, bemerkung, bemerkungen
        kommentar, remarque, remarques, commentaire, commentaires, notas, nota, comentarios
        observaciones, appunti, commenti, observacoes, notities, notitie, opmerkingen, anteckningar
        anteckning, notatki, notatka, uwagi, poznamky, poznamka, メモ, 備考, 备注, 笔记, 備註
    """,
    "birthday": """
        birthday, birth date, birthdate, date of birth, dob, born, geburtstag, geburtsdatum
        anniversaire, date de naissance, naissance, cumpleanos, fecha de nacimiento, compleanno
        data di nascita, aniversario, data de nascimento, verjaardag, geboortedatum, fodelsedag
        fodelsedatum, urodziny, data urodzenia, narodeniny, datum narodenia
        誕生日, 生年月日, 生日, 出生日期
    """,
    "met_at": """
        met at, where we met, how we met, how met, where met, met, source, introduced at
        kennengelernt, wo kennengelernt, rencontre, lieu de rencontre, donde nos conocimos
        dove ci siamo conosciuti, onde nos conhecemos, ontmoet, traffades, gdzie poznani
        出会い, 認識地点, 认识地点
    """,
    "met_on": """
        met on, date met, first met, met date, connected on, kennengelernt am, rencontre le
        fecha de encuentro, data incontro, conhecido em, ontmoet op, traffades den, poznani
        会った日, 认识日期
    """,
    "date:last seen": "last seen at, last seen, last contacted, last contact, last interaction",
    "date:anniversary": "anniversary, wedding anniversary, jahrestag, hochzeitstag",
    "line:NICKNAME": "nickname, nick, spitzname, surnom, apodo, soprannome, bijnaam, smeknamn",
    "relation:met through": "referred by, met through, introduced by, empfohlen von",
    "relation:manager": "manager, manager s name, vorgesetzter",
    "relation:partner": "spouse, partner, conjoint",
    "prefix": "prefix, name prefix, salutation, honorific, anrede, civilite, tratamiento",
    "suffix": "suffix, name suffix",
}  # fmt: skip

_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_OTHER = re.compile(r"[\W_]+|\d+")


def plain(heading: str) -> str:
    """Return a heading as its words are compared: `firstName`, `E-mail 2` -> first name, e mail."""
    apart = unicodedata.normalize("NFKD", _CAMEL.sub(" ", heading[:200]).casefold())
    bare = "".join(one for one in apart if not unicodedata.combining(one))
    return " ".join(_OTHER.sub(" ", unicodedata.normalize("NFKC", bare)).split())


FIELDS = {
    plain(word): field
    for field, words in _WORDS.items()
    for line in words.splitlines()
    for word in line.split(",")
    if plain(word)
}
"""The field of each word."""

PART_OF_NAME = {
    "last_name": frozenset(("nom", "name", "naam", "namn")),
    "first_name": frozenset(("nombre", "nome", "meno", "name", "名前")),
}
"""What is the name where it stands alone, and that part of it beside the other part."""
