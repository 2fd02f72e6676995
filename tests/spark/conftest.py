"""One Spark session, in local mode, for all tests of this folder."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from typing import Any

import pytest


@pytest.fixture(scope="session")
def spark() -> Iterator[Any]:
    pytest.importorskip("pyspark", reason="pyspark is not installed; pip install '.[spark]'")
    if "JAVA_HOME" not in os.environ and shutil.which("java") is None:
        pytest.skip("Spark needs Java 17, and no Java is found on this machine")
    from doccheck.spark.engine import _session

    session = _session("local[2]")
    yield session
    session.stop()
