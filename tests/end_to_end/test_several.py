"""A page that names several people: nobody is added by itself, each by one click, or all."""

from end_to_end.browser import Browser
from end_to_end.daemon import Daemon

TEAM = "http://halden-halls.example/team"
ARTICLE = "http://halden-halls.example/why-rooms-hum"
ROWS = "[...document.querySelectorAll('#people li')]"


def names(daemon: Daemon) -> list[str]:
    return sorted(hit["name"] for hit in daemon.json("search")["hits"])


def test_people_of_a_list_are_added_by_a_click_each_or_all(
    browser: Browser, daemon: Daemon
) -> None:
    page = browser.open(TEAM)
    popup = browser.click_toolbar(page)
    popup.wait_for("document.querySelector('#people')")
    assert popup.evaluate(f"{ROWS}.map(row => row.querySelector('.name').textContent)") == [
        "Yuki Tanaka",
        "Omar Haddad",
        "Lena Brandt",
    ]
    assert names(daemon) == []
    popup.click("#people li:nth-child(2) button")
    popup.wait_for(f"{ROWS}[1].querySelector('.known').textContent === 'Added'")
    assert names(daemon) == ["Omar Haddad"]
    popup.click("#add-all")
    popup.wait_for_text("2 people added")
    assert names(daemon) == ["Lena Brandt", "Omar Haddad", "Yuki Tanaka"]
    popup.close()
    popup = browser.click_toolbar(page)
    popup.wait_for(f"{ROWS}.every(row => row.textContent.includes('In your book'))")
    popup.close()
    page.close()
    [hit] = daemon.json("search", "yuki")["hits"]
    shown = daemon.json("show", hit["person"])
    assert shown["headline"] == "Head of Acoustics"
    assert "http://halden-halls.example/team/yuki" in {one["value"] for one in shown["identities"]}


def test_the_author_of_an_article_is_added_by_one_click(browser: Browser, daemon: Daemon) -> None:
    page = browser.open(ARTICLE)
    popup = browser.click_toolbar(page)
    popup.wait_for("document.querySelector('#people button')")
    button = "document.querySelector('#people button')"
    assert popup.evaluate(f"{button}.textContent") == "Add the author"
    assert popup.evaluate(f"{button}.ariaLabel") == "Add the author: Ruth Adeyemi"
    assert popup.evaluate("document.querySelector('#name').value") == ""
    popup.click("#people button")
    popup.wait_for(f"{ROWS}[0].querySelector('.known').textContent === 'Added'")
    popup.close()
    page.close()
    [hit] = daemon.json("search", "ruth")["hits"]
    shown = daemon.json("show", hit["person"])
    assert "http://halden-halls.example/authors/ruth" in {
        one["value"] for one in shown["identities"]
    }
    assert "Halden Halls" in str(shown)
