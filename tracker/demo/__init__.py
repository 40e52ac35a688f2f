"""The demo: a newsroom on one machine, from a news article to a line in an e-mail."""
