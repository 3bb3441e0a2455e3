"""The headers in which a site behind benchmarks.meetlat says what an answer took."""

CPU = "X-CPU-us"
VRAGEN = "X-Queries"
