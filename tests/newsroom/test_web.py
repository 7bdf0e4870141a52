"""The newsroom is a guest on the web: robots.txt is heeded, and a private network never reached into."""

from contextlib import closing

import pytest

from briefing import __version__
from briefing.newsroom import web as newsroom_web
from briefing.newsroom.plan import Manners
from briefing.newsroom.web import Web
from tests.newsroom.site import Site, redirect, rss, status, story


@pytest.fixture
def private():
    """A site on this machine's own address, which is not public."""
    with closing(Site("127.0.0.1")) as opened:
        yield opened


def own(site, path):
    return site.address(path, "127.0.0.1")


def test_hosts_lets_the_plans_own_sources_be_private_and_nothing_else(newsroom, studio, site, private):
    secret = own(private, "/secret")
    private.pages |= {
        "/feed": rss((secret,), (site.address("/away"),), (site.address("/1"),)),
        "/today": story(2),
        "/moved": redirect(secret),
        "/secret": story(3),
    }
    site.pages |= {"/1": story(1), "/away": redirect(secret)}
    newsroom.plan("/feed", fetch=f'delay_s = 0\nhosts = ["127.0.0.1:{private.port}"]')
    plan = newsroom.folder / "plan.toml"
    text = plan.read_text().replace(site.address("/feed"), own(private, "/feed"))
    for path in ("/today", "/moved"):
        text = f'[[source]]\naddress = "{own(private, path)}"\n' + text
    plan.write_text(text)
    done = newsroom.go()
    assert done.code == 1
    assert sorted(studio.made) == ["第1号新桥通车", "第2号新桥通车"]
    assert "secret" not in private.paths
    assert done.err.count("leads to 127.0.0.1, which is not a public address") == 3


def test_without_hosts_nothing_private_is_asked(newsroom, studio, site, private):
    newsroom.plan("/feed")
    plan = newsroom.folder / "plan.toml"
    plan.write_text(plan.read_text().replace(site.address("/feed"), own(private, "/feed")))
    done = newsroom.go()
    assert done.code == 1
    assert "leads to 127.0.0.1, which is not a public address" in done.err
    assert private.asked == []


def test_robots_are_heeded_on_the_way_as_well(newsroom, studio, site):
    site.pages |= {
        "/robots.txt": "User-agent: *\nDisallow: /no\n\nUser-agent: briefing\nDisallow: /mine\n",
        "/feed": rss(*((site.address(path),) for path in ("/mine", "/way", "/1"))),
        "/way": redirect(site.address("/mine/page")),
        "/mine": story(2),
        "/1": story(1),
    }
    newsroom.plan("/feed")
    done = newsroom.go()
    assert (done.code, studio.made) == (3, ["第1号新桥通车"])
    assert done.err.count("robots.txt of the site asks to leave it alone") == 2
    assert site.paths == ["feed", "way", "1"]
    assert sum(path.endswith("robots.txt") for path, _ in site.asked) == 1


@pytest.mark.parametrize(
    ("rules", "allowed"), [(status(404), True), (status(403), True), (status(503), False)]
)
def test_a_site_whose_rules_are_missing_allows_all_and_one_that_fails_nothing(
    newsroom, studio, site, rules, allowed
):
    site.pages |= {"/robots.txt": rules, "/today": story(1)}
    newsroom.plan("/today")
    assert newsroom.go().code == (0 if allowed else 1)
    assert bool(studio.made) is allowed


def test_each_server_hears_who_asks(newsroom, studio, site):
    site.pages["/today"] = story(1)
    newsroom.plan("/today")
    newsroom.go()
    assert {headers["User-Agent"] for _, headers in site.asked} == {f"briefing/{__version__}"}


def test_between_two_requests_to_a_host_the_delay_passes(newsroom, site, monkeypatch):
    site.pages |= {"/1": story(1), "/2": redirect(site.address("/1"))}
    slept = []
    monkeypatch.setattr(newsroom_web.time, "sleep", slept.append)
    monkeypatch.setattr(newsroom_web.time, "monotonic", lambda: 100.0)
    web = Web(Manners(delay_s=3), ())
    web.get(site.address("/1"))
    web.get(site.address("/2"))
    assert slept == [3, 3, 3]
    web.get(site.address("/1", "other.example"))
    assert len(slept) == 4


def test_a_site_may_ask_for_a_longer_delay(newsroom, site, monkeypatch):
    site.pages |= {"/robots.txt": "User-agent: *\nCrawl-delay: 7\n", "/1": story(1)}
    slept = []
    monkeypatch.setattr(newsroom_web.time, "sleep", slept.append)
    monkeypatch.setattr(newsroom_web.time, "monotonic", lambda: 100.0)
    Web(Manners(delay_s=3), ()).get(site.address("/1"))
    assert slept == [7]
    site.pages["/robots.txt"] = "User-agent: *\nCrawl-delay: 86400\n"
    Web(Manners(delay_s=3), ()).get(site.address("/1"))
    assert slept == [7, 60]


def test_a_password_in_the_plan_serves_the_request_and_stands_nowhere_else(newsroom, studio, site):
    site.pages["/today"] = status(500)
    newsroom.plan("/today")
    plan = newsroom.folder / "plan.toml"
    plan.write_text(plan.read_text().replace("news.example", "editor:secret@news.example"))
    done = newsroom.go("--log", "run.log", "--json")
    site.pages["/today"] = story(1)
    good = newsroom.go("--log", "run.log", "--json")
    assert (done.code, good.code) == (1, 0)
    assert site.asked[-1][1]["Authorization"]
    said = done.out + done.err + good.out + good.err + newsroom.report
    said += (newsroom.folder / "run.log").read_text()
    assert "secret" not in said
    assert b"secret" not in (newsroom.folder / "plan.journal.db").read_bytes()
