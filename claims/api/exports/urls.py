"""Downloads of everything that is public, feeds of what is new, and cards to embed."""

from django.urls import path

from claims.api.exports import downloads, embeds, feeds

urlpatterns = [
    path("data/claims.csv", downloads.ClaimsAsCsv.as_view(), name="data-csv"),
    path("data/claims.xlsx", downloads.ClaimsAsWorkbook.as_view(), name="data-xlsx"),
    path("data/claims.jsonl", downloads.ClaimsAsJsonLines.as_view(), name="data-jsonl"),
    path("data/claimreview.json", downloads.DataFeed.as_view(), name="data-claimreview"),
    path("data/claimreview-insights.json", downloads.InsightsReviews.as_view(), name="data-insights"),
    path("data/popolo.json", downloads.Speakers.as_view(), name="data-popolo"),
    path("feeds/verdicts.atom", feeds.Verdicts.as_view(), name="feed-verdicts"),
    path("feeds/corrections.atom", feeds.Corrections.as_view(), name="feed-corrections"),
    path("feeds/speakers/<slug:slug>.atom", feeds.SpeakerVerdicts.as_view(), name="feed-speaker"),
    path("feeds/topics/<slug:slug>.atom", feeds.TopicVerdicts.as_view(), name="feed-topic"),
    path("oembed", embeds.Oembed.as_view(), name="oembed"),
]
