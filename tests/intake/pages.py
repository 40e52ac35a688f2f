"""Pages written for these tests: invented events in the markup that newsrooms use."""

BODY = """
<p>Primarul a prezentat joi planul pentru noul pod peste râu,
   care va lega cele două cartiere ale orașului până la toamnă.</p>
<p>„Podul va fi <b>gata</b> în octombrie”, a spus Maria Ionescu, primarul orașului Valea Mare.</p>
"""
ENDING = "<p>Lucrările au început în martie și sunt plătite din bugetul local, potrivit primăriei.</p>"

TWEET = """<blockquote class="twitter-tweet" data-lang="en"><p lang="en" dir="ltr">The bridge will be
ready in October.<br><br>Thank you all <a href="https://t.co/x">pic.twitter.com/x</a></p>&mdash; Maria
Ionescu / Марія Іонеску (@mionescu) <a href="https://twitter.com/mionescu/status/1">January 8, 2026</a>
</blockquote><script async src="https://platform.twitter.com/widgets.js"></script>"""
TWEET_TEXT = (
    "The bridge will be ready in October. Thank you all pic.twitter.com/x — "
    "Maria Ionescu / Марія Іонеску (@mionescu) January 8, 2026"
)


def page(
    article: str = BODY + ENDING, *, head: str = "", lang: str = "ro", title: str = "Podul va fi gata"
) -> str:
    """A whole news page: menus, teasers and a footer around the article."""
    return f"""<!DOCTYPE html>
<html lang="{lang}"><head><meta charset="utf-8"><title>{title} | Ziarul Văii</title>
<meta property="og:site_name" content="Ziarul Văii">{head}</head>
<body>
<nav><ul><li><a href="/">Acasă</a></li><li><a href="/politica">Politică</a></li></ul></nav>
<div class="page"><article><header><h1>{title}</h1></header>
{article}
</article>
<aside><h3>Cele mai citite</h3>
<p>Un teaser lung despre cu totul altceva, care nu este parte din articol.</p></aside>
<div class="related"><h3>Știri similare</h3>
<p><a href="/2">Alt titlu, despre alt pod, din alt oraș</a></p></div></div>
<footer><p>© 2019 Ziarul Văii. Toate drepturile rezervate.</p></footer>
</body></html>"""


def feed(count: int = 2) -> str:
    items = "".join(
        f"<item><title>Știrea {n} &amp; „podul”</title><link>https://ziarul.example/{n}</link><guid>urn:{n}</guid>"
        f"<pubDate>Thu, 08 Jan 2026 10:00:00 +0200</pubDate>"
        f"<description>&lt;p&gt;Un &lt;b&gt;pod&lt;/b&gt; nou&lt;/p&gt;</description></item>"
        for n in range(count)
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Ziarul</title>'
        f"<language>ro-RO</language>{items}</channel></rss>"
    )
