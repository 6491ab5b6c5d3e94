"""What stands around people on their pages: SECRET marks what must not leave the tab.

Written after the markup that the sites' rules name; every name is invented.
"""

# ruff: noqa: E501 - a fragment stands in one row

from pathlib import Path

FOLDER = Path(__file__).parent / "sites"

EVERYWHERE = {
    "form values": '<form><input value="SECRET"><input type=hidden name=csrf value=SECRET><textarea>SECRET</textarea><select><option>SECRET</select></form>',
    "text being written": "<div contenteditable=true>Dear Bo SECRET</div><div role=textbox aria-label=Message>Bo SECRET</div>",
    "tokens": '<footer><a href="/logout?next=%2F&csrf_token=SECRET">Out</a><img src="https://a.example/i.png?access_token=SECRET&w=9"><a href="/#id_token=SECRET">x</a><p data-nonce=SECRET nonce=SECRET data-csrf=SECRET></p><script nonce=SECRET>var token = "SECRET";</script></footer>',
    "the viewer's own menu": '<nav><a href="/"><img src="/a.png" alt="Bo SECRET"></a><button aria-haspopup=true aria-label="Bo SECRET">Bo SECRET</button></nav><div class="header__user-menu"><a href="/bo">Bo SECRET</a></div>',
    "a menu that is open": "<ul role=menu><li role=menuitem>Signed in as Bo SECRET</li></ul>",
    "a feed": "<div role=feed><div role=article><h3>Bo SECRET</h3><p>Hello</p></div></div>",
    "messages": "<div role=log><p>Bo SECRET: hello</p></div><aside><h2>Messaging</h2><ul><li>Bo SECRET</li></ul></aside>",
    "comments": '<section id=comments><p>Bo SECRET says</p></section><div itemprop=comment itemscope itemtype="https://schema.org/Comment"><span itemprop=author>Bo SECRET</span></div>',
    "comments under a heading": "<h2>3 Comments</h2><div><h3>Bo SECRET</h3><p>Nice.</p></div><p>Bo SECRET</p>",
    "people beside": '<section><h2>People also viewed</h2><ul><li><a href="/bo"><img src="https://a.example/bo.jpg" alt="Bo SECRET"> Bo SECRET</a></li></ul></section>',
    "people beside, in German": "<div><div><h2>Personen, die Sie kennen könnten</h2></div><div><h3>Bo SECRET</h3></div></div>",
    "people beside, in Japanese": "<div><h2>知り合いかもしれません</h2><p>Bo SECRET</p></div>",
    "people beside, headed by role": "<div><div role=heading aria-level=2>Who to follow</div><p>Bo SECRET</p></div>",
    "people beside, in French": "<div><h2>Plus de profils pour vous</h2><p>Bo SECRET</p></div>",
    "friends": "<section><h3>Inês's Friends</h3><p>Bo SECRET</p></section><div><h3>Friends</h3><p>Bo SECRET</p></div>",
    "what they did lately": "<section><h2>Activité</h2><p>Bo SECRET</p></section><section><h2>Activity</h2><p>Bo SECRET</p></section>",
    "patients": "<section><h2>Patient reviews</h2><p>Great. Bo SECRET</p></section>",
    "two crowds in one column": "<div><section><h2>People you may know</h2><p>Bo SECRET</p></section><section><h2>More profiles for you</h2><p>Bo SECRET</p></section></div>",
    "comments on the page, a remark in the source": "<!-- Bo SECRET -->",
}
"""Around anybody, on any site: claim -> fragment."""

SITES = {
    "linkedin": {
        "the bar at the top": '<header id=global-nav><div><img alt="Bo SECRET"><span>Me</span></div></header>',
        "the column beside": "<aside><section data-view-name=profile-card><div data-view-name=profile-component-entity><span>Bo SECRET</span></div></section></aside>",
        "activity": "<main><section><div id=content_collections></div><h2>Activity</h2><ul><li>Bo SECRET reposted</li></ul></section></main>",
        "activity by its key": "<main><section componentkey=Activity><p>Bo SECRET</p></section></main>",
        "interests": "<main><section><div id=interests></div><h2>Interests</h2><p>Bo SECRET</p></section></main>",
        "recommendations": "<main><section><div id=recommendations></div><h2>Received</h2><p>Bo SECRET</p></section></main>",
        "mutual connections": '<main><section><a href="/search/results/people/?facetConnectionOf=x">Bo SECRET and 3 others</a></section></main>',
        "messages": '<div class="msg-overlay-list-bubble"><p>Bo SECRET</p></div>',
        "data in code": "<code>{&quot;name&quot;: &quot;Bo SECRET&quot;}</code>",
    },
    "x": {
        "the switch of accounts": "<header role=banner><div data-testid=SideNav_AccountSwitcher_Button>Bo SECRET</div></header>",
        "posts": "<main><article data-testid=tweet><div data-testid=User-Name>Bo SECRET</div></article></main>",
        "the column beside": "<div data-testid=sidebarColumn><div data-testid=UserCell>Bo SECRET</div></div>",
        "who follows them too": '<main><a href="/ines/followers_you_follow">Followed by Bo SECRET</a></main>',
    },
    "github": {
        "the bar at the top": "<meta name=user-login content=SECRET><header class=AppHeader><span>Bo SECRET</span></header>",
        "activity": '<main><div class=js-yearly-contributions><a>Bo SECRET</a></div><a data-hovercard-type=user href="/bo">Bo SECRET</a></main>',
    },
    "bluesky": {
        "posts": '<main><div data-testid="feedItem-by-bo.example">Bo SECRET</div></main>',
        "who follows them too": '<main><a href="/profile/ines.example/known-followers">Followed by Bo SECRET</a></main>',
        "the column beside": '<div data-testid=followSuggestions>Bo SECRET</div><nav><a href="/profile/bo">Bo SECRET</a></nav><a aria-label="Browse topic Bo SECRET">x</a>',
    },
    "mastodon": {
        "the viewer": "<div class=navigation-panel>Bo SECRET</div><div class=compose-form><p>Bo SECRET</p></div>",
        "familiar followers": "<div class=account__header__familiar-followers>Bo SECRET</div>",
        "posts": "<article><div class=status>Bo SECRET</div></article>",
    },
    "instagram": {
        "posts": '<main><article><img alt="Photo by Bo SECRET"></article></main>',
        "who follows them too": '<main><a href="/ines.nightjar/followers/mutualOnly">Followed by Bo SECRET</a></main>',
    },
    "youtube": {
        "the bar at the top": "<ytd-masthead><yt-formatted-string>Bo SECRET</yt-formatted-string></ytd-masthead>",
        "subscriptions": "<ytd-guide-renderer>Bo SECRET</ytd-guide-renderer>",
        "comments on a post": "<ytd-comments>Bo SECRET</ytd-comments>",
    },
    "stackoverflow": {
        "the bar at the top": '<header class=s-topbar><a href="/users/2/bo">Bo SECRET</a></header>',
        "posts": "<div id=user-tab-activity>Bo SECRET</div>",
    },
    "scholar": {
        "co-authors": "<div id=gsc_rsb_co><a>Bo SECRET</a></div>",
        "papers": "<table id=gsc_art><tr><td>B SECRET, I Nightjar</table>",
        "the viewer": "<div id=gs_hdr>Bo SECRET</div>",
    },
    "orcid": {"the viewer": "<app-user-menu>Bo SECRET</app-user-menu>"},
    "facebook": {
        "chats": "<div role=complementary>Bo SECRET</div>",
        "posts": "<div role=main><div role=article>Bo SECRET</div></div>",
        "the viewer": "<div role=navigation>Bo SECRET</div>",
    },
    "threads": {"posts": "<div data-pressable-container=true>Bo SECRET</div>"},
    "medium": {
        "responses": "<div aria-label=responses>Bo SECRET</div>",
        "whom they follow": '<a href="/@bo?source=blogrolls_sidebar-----1">Bo SECRET</a>',
    },
    "goodreads": {"friends": "<div class=friendName><a>Bo SECRET</a></div>"},
    "gitlab": {"the viewer": "<div class=super-sidebar>Bo SECRET</div>"},
    "forgejo": {
        "the viewer": "<nav id=navbar>Bo SECRET</nav>",
        "a feed": "<div class=feeds>Bo SECRET pushed</div>",
    },
    "tiktok": {"recommended": "<div data-e2e=recommend-card>Bo SECRET</div>"},
    "researchgate": {
        "co-authors": "<div class=nova-co-author>Bo SECRET</div>",
        "beside": "<aside>Bo SECRET</aside>",
    },
    "crunchbase": {"recommended": "<recommended-profiles>Bo SECRET</recommended-profiles>"},
    "wellfound": {"beside": "<aside>Bo SECRET</aside>"},
}
"""By site, what its own rules cut: claim -> fragment."""


def around(page: str, *fragments: str) -> str:
    """Put fragments where a page of `sites/` ends, without what marks that page's own secrets."""
    html = (FOLDER / f"{page}.html").read_text(encoding="utf-8").replace("SECRET", "")
    return html.replace("</body>", f"{''.join(fragments)}</body>")


def every(page: str) -> list[str]:
    """Return all that may stand around a page of `sites/`."""
    return [*EVERYWHERE.values(), *SITES.get(page.partition("-")[0], {}).values()]


def rows() -> list[tuple[str, str, str]]:
    """Return site, claim and fragment of everything that must be cut."""
    return [(site, claim, one) for site, many in SITES.items() for claim, one in many.items()]
