import smtplib
from pathlib import Path

from tracker.demo import sink
from tracker.demo.processes import free_port


def test_each_letter_becomes_a_file_in_the_order_of_arrival(tmp_path: Path) -> None:
    port = free_port()
    mailbox = sink.serve(tmp_path / "mail", port)
    try:
        with smtplib.SMTP("127.0.0.1", port) as server:
            for subject in ("one", "two"):
                server.sendmail(
                    "a@on-record.test", "b@on-record.test", f"Subject: {subject}\r\n\r\nAlo, ș\r\n".encode()
                )
    finally:
        mailbox.stop()
    letters = [path.read_text("utf-8") for path in sorted((tmp_path / "mail").glob("*.eml"))]
    assert [letter.splitlines()[0] for letter in letters] == ["Subject: one", "Subject: two"]
    assert "Alo, ș" in letters[0]
