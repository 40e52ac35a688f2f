import shutil
from pathlib import Path

import redis

from tests.tracker.embedded.conftest import servers_of
from tracker.embedded import running


def test_a_server_whose_files_were_deleted_is_replaced(tmp_path: Path) -> None:
    with running(tmp_path, postgres=False, fast=True) as found:
        first = servers_of(tmp_path)
        shutil.rmtree(tmp_path / "embedded" / "valkey")
        with running(tmp_path, postgres=False, fast=True), redis.Redis.from_url(found.redis_url) as valkey:
            assert valkey.ping()
            assert set(servers_of(tmp_path).values()).isdisjoint(first.values())


def test_nothing_is_evicted_and_everything_is_logged(var: Path) -> None:
    with running(var, postgres=False, fast=True) as found, redis.Redis.from_url(found.redis_url) as valkey:
        settings = valkey.config_get("appendonly", "maxmemory-policy")
    assert settings == {"appendonly": "yes", "maxmemory-policy": "noeviction"}
