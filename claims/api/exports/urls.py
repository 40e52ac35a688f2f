"""Downloads of everything that is public."""

from django.urls import path

from claims.api.exports import downloads

urlpatterns = [
    path("claims.csv", downloads.ClaimsAsCsv.as_view(), name="data-csv"),
    path("claims.xlsx", downloads.ClaimsAsWorkbook.as_view(), name="data-xlsx"),
    path("claims.jsonl", downloads.ClaimsAsJsonLines.as_view(), name="data-jsonl"),
    path("claimreview.json", downloads.DataFeed.as_view(), name="data-claimreview"),
    path("claimreview-insights.json", downloads.InsightsReviews.as_view(), name="data-insights"),
    path("popolo.json", downloads.Speakers.as_view(), name="data-popolo"),
]
